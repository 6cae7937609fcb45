import Basics
import Screens
import SetupCore

extension Dialog {
  /// What a question of a preview is for.
  public enum PreviewPurpose: Hashable, Sendable {
    /// The words that confirm what is over the threshold.
    case confirm(words: String)
    /// Whom to follow.
    case find
    /// For whom the mappings are worked out.
    case sample
    /// The fresh export to compare with.
    case freshExport
    /// Where to write what is put back.
    case restoreFile
  }

  /// Asks for the words that confirm what is over the threshold.
  static func confirmPreview(_ words: String?) -> Dialog? {
    guard let words else { return nil }
    return Dialog(
      .preview(.confirm(words: words)), title: "Confirm what tonight's sync changes",
      body: [
        "The sync would do more than the threshold allows. What it overwrites can be put back from "
          + "the backup alone.", "If that is meant, type: \(words)",
      ], fields: [Field("Words", hint: "The number shows that it was read.")],
      choices: [Choice("Confirm"), Choice("Cancel")])
  }

  /// Asks whom to follow.
  static let findPerson = Dialog(
    .preview(.find), title: "Follow one person",
    fields: [Field("Person", hint: "E-mail, user name or Okta id.")],
    choices: [Choice("Follow"), Choice("Cancel")])

  /// Asks for a fresh export to compare the backup with.
  static let freshExport = Dialog(
    .preview(.freshExport), title: "Compare with a fresh export",
    body: ["In DX, open the User CSV admin page and click Export CSV: that is what DX has now."],
    fields: [Field("Path of the file", hint: "~ stands for your home folder. Paste works too.")],
    choices: [Choice("Compare"), Choice("Cancel")])

  /// Asks where to write what is put back.
  static func restoreFile(_ summary: RestoreSummary?) -> Dialog? {
    guard let summary, summary.counts.people > 0 else { return nil }
    return Dialog(
      .preview(.restoreFile), title: "Write what puts it back",
      body: [
        "\(counted(summary.counts.values, "value")) of "
          + "\(counted(summary.counts.people, "person", "people")). The file has their data: delete "
          + "it after the upload."
      ], fields: [Field("Path", hint: "A new file; nothing is overwritten.", "restore.csv")],
      choices: [Choice("Write it"), Choice("Cancel")])
  }
}

extension Model {
  /// What is wrong with an answer; nil where nothing is.
  func refusal(of text: String, for purpose: Dialog.PreviewPurpose) -> String? {
    switch purpose {
    case .confirm(let words):
      text == words ? nil : "That is not it. Type \(words), or press Esc and change nothing."
    case .find: text.isEmpty ? "Type an e-mail, a user name or an Okta id." : nil
    case .sample: nil
    case .freshExport, .restoreFile: text.isEmpty ? "Type the path of a file." : nil
    }
  }

  /// Does what was answered.
  mutating func submit(_ text: String, for purpose: Dialog.PreviewPurpose) -> [Effect] {
    switch purpose {
    case .confirm(let words):
      append([.previewConfirmed(words: words)], saying: "Noted: tonight's sync may \(words).")
    case .find: trace(text)
    case .sample: tryMappings(text)
    case .freshExport: compareBackup(with: .file(text))
    case .restoreFile: [.preview(.writeRestore(path: text))]
    }
  }
}
