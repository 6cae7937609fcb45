import Basics

/// A text as journal and bundle may have it: e-mail addresses and token-like strings replaced.
///
/// What has nothing to hide stays as it is, invisible characters too: a namespace that is nearly
/// right must be nearly right at support's as well. Control characters never stay.
///
/// - Parameter standIn: what an address becomes; a state folder's key can tell people apart by it.
public func withoutSecrets(
  _ text: String, standIn: (String) -> String = { _ in emailMark }
) -> String {
  let safe = redacted(text, standIn: standIn)
  if safe == text { return text }
  let hasControls = text.unicodeScalars.contains { $0.properties.generalCategory == .control }
  let isWhole = text.unicodeScalars.count <= redactionLimit
  guard isWhole, !hasControls else { return safe }
  // Scalar by scalar nothing is long enough to be replaced, so only what is invisible goes.
  return text.unicodeScalars.map { redacted(String($0)) }.joined() == safe ? text : safe
}

/// A digest as it is, a whole or a shortened one; anything else as any text.
func safeDigest(_ text: String) -> String {
  let isDigest = [64, 16].contains(text.utf8.count) && Hexadecimal.bytes(text) != nil
  return isDigest ? text : withoutSecrets(text)
}

/// Makes texts fit for a bundle: without people and secrets, and without words that the admin names.
///
/// A word has the same stand-in in every text, whatever its letter case: `[word 1]`.
public struct TextFilter: Sendable {
  // The longest first, so that a word within another one doesn't break it.
  private let words: [(text: [Character], standIn: String)]
  private let person: @Sendable (String) -> String

  /// A filter that replaces these words besides, each by a stand-in of its own.
  ///
  /// - Parameter person: what a person's e-mail address becomes.
  public init(
    _ words: [String] = [], person: @escaping @Sendable (String) -> String = { _ in emailMark }
  ) {
    self.person = person
    self.words = words.enumerated().map { place, word in
      (Array(word.lowercased()), Self.standIn(place))
    }.sorted { $0.text.count > $1.text.count }
  }

  /// What stands for the word of a place in the list.
  public static func standIn(_ place: Int) -> String { "[word \(place + 1)]" }

  /// The text as a bundle may have it.
  public func callAsFunction(_ text: String) -> String {
    words(in: withoutSecrets(text, standIn: person))
  }

  /// An id of this program's own, in which a word says nothing of the admin.
  func id(_ text: String) -> String { withoutSecrets(text) }

  /// The last part of a path.
  func fileName(_ path: String) -> String {
    self(path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? "")
  }

  /// In the order of the keys, so that two that become one are the same one everywhere.
  func keys<Value>(of values: [String: Value]) -> [String: Value] {
    let pairs = values.sorted { $0.key < $1.key }.map { (self($0.key), $0.value) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// The text with the named words replaced, and else to the letter.
  func words(in text: String) -> String {
    guard !words.isEmpty else { return text }
    var rest = Array(text)[...]
    var result = ""
    while let first = rest.first {
      let word = words.first { word in
        !word.text.isEmpty && rest.count >= word.text.count
          && zip(rest, word.text).allSatisfy { $0.lowercased() == String($1) }
      }
      if let word {
        result += word.standIn
        rest = rest.dropFirst(word.text.count)
      } else {
        result.append(first)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
