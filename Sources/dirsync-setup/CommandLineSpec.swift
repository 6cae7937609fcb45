import Screens
import SetupCore
import SetupStore

/// An option: its name, the word for its value (nil for a switch), and what it does.
struct OptionSpec {
  var name: String
  var value: String?
  var help: String
  /// The values that it takes, where they are few.
  var words: [String] = []
  /// Whether it may be given again, and takes several values with commas between.
  var isList = false

  init(
    _ name: String, _ value: String? = nil, _ help: String, words: [String] = [],
    isList: Bool = false
  ) {
    (self.name, self.value, self.help, self.words) = (name, value, help, words)
    self.isList = isList
  }
}

/// A command: its words, what may follow them, and what it does.
///
/// Parser, help and completions are all made from this table, so that they can't disagree.
struct CommandSpec {
  var words: [String]
  var help: String
  var positionals: [Positional] = []
  var options: [OptionSpec] = []

  /// Something that follows a command without a name of its own.
  struct Positional {
    var name: String
    var isRequired = true
    var repeats = false
    /// The values that it takes, where they are few.
    var words: [String] = []
  }

  var name: String { words.joined(separator: " ") }

  /// The command with what may follow it, on one line.
  var synopsis: String {
    let places = positionals.map { place in
      let name = place.repeats ? place.name + " …" : place.name
      return place.isRequired ? name : "[\(name)]"
    }
    let choices = options.map { "[\($0.name)\($0.value.map { " " + $0 } ?? "")]" }
    return (["dirsync-setup"] + words + places + choices).joined(separator: " ")
  }
}

extension OptionSpec {
  static let json = OptionSpec("--json", nil, "print the result as JSON")

  /// The options that every command takes.
  static let common: [OptionSpec] = [
    OptionSpec("--state", "DIR", "the folder of journal and vault"),
    OptionSpec("--bundle", "FILE", "read-only, on a bundle's state"),
    OptionSpec("--okta-url", "URL", "the Okta organisation's address"),
    OptionSpec("--app", "ID", "the Okta app's id"),
    OptionSpec("--dx-url", "URL", "the DX Web API's address"),
    OptionSpec("--offline", nil, "look at nothing"),
    OptionSpec("--plain", nil, "a line dialogue instead of the window"),
    OptionSpec("--ascii", nil, "plain characters only"),
    OptionSpec("--no-color", nil, "no colours"),
    OptionSpec("--screens", "DIR", "take the screens from a folder"),
    OptionSpec("--now", "ISO8601", "take this as the present moment"),
  ]
}

extension CommandSpec {
  private static let ids = PreconditionID.allCases.map(\.rawValue)

  /// All commands; the first is what starts without any words.
  static let all: [CommandSpec] = [
    CommandSpec(words: [], help: "start, or go on where it was left"),
    CommandSpec(
      words: ["demo"], help: "the same wizard on the built-in demo tenant; nothing to sign in to",
      options: [
        OptionSpec("--scenario", "NAME", "which tenant"),
        OptionSpec("--list", nil, "name the scenarios"),
        OptionSpec("--serve", "PORT", "serve the tenant on loopback to any client"),
      ]),
    CommandSpec(
      words: ["check"], help: "all preconditions, without the interface",
      options: [
        .json, OptionSpec("--watch", nil, "look again and again, and print what changed"),
        OptionSpec("--record", nil, "journal what was seen"),
      ]),
    CommandSpec(
      words: ["choose"], help: "choose the use cases",
      positionals: [
        Positional(
          name: "user-properties|roles", repeats: true, words: UseCase.allCases.map(\.rawValue))
      ]),
    CommandSpec(
      words: ["attest"], help: "vouch for a precondition",
      positionals: [Positional(name: "ID", words: ids)],
      options: [
        OptionSpec("--words", "TEXT", "what was seen"),
        OptionSpec("--withdraw", nil, "take it back"),
      ]),
    CommandSpec(
      words: ["waive"], help: "go on without a precondition",
      positionals: [Positional(name: "ID", words: ids)],
      options: [
        OptionSpec("--reason", "TEXT", "why"), OptionSpec("--withdraw", nil, "take it back"),
      ]),
    CommandSpec(
      words: ["verify-backup"], help: "verify a user export",
      positionals: [Positional(name: "FILE")],
      options: [
        .json, OptionSpec("--email-column", "NAME", "the column that has the e-mails"),
        OptionSpec("--keep", nil, "keep a copy as the backup"),
      ]),
    CommandSpec(words: ["plan", "show"], help: "the attribute plan", options: [.json]),
    CommandSpec(
      words: ["plan", "add"], help: "plan an attribute",
      positionals: [
        Positional(name: "EXTERNAL-NAME", words: DXProperty.all.map(\.externalName))
      ],
      options: [
        OptionSpec("--variable", "NAME", "Okta's own key for it"),
        OptionSpec(
          "--type", "string|boolean", "its type in Okta",
          words: PlannedAttribute.Kind.allCases.map(\.rawValue)),
        OptionSpec("--expression", "EXPR", "where Okta takes the value from"),
      ]),
    CommandSpec(
      words: ["plan", "remove"], help: "drop an attribute from the plan",
      positionals: [Positional(name: "EXTERNAL-NAME")]),
    CommandSpec(
      words: ["plan", "export"], help: "write the plan for other tools",
      options: [OptionSpec("--format", "csv|json", "the format", words: ["csv", "json"])]),
    CommandSpec(
      words: ["diagnose"], help: "what is wrong, and why",
      options: [
        OptionSpec(
          "--symptom", "ID", "explain what you see", words: Symptom.allCases.map(\.rawValue)),
        .json,
      ]),
    CommandSpec(words: ["forget"], help: "delete what the vault keeps"),
    CommandSpec(
      words: ["bundle", "create"], help: "write a file that support can open",
      options: [
        OptionSpec("--out", "FILE", "where to; a new file"),
        OptionSpec(
          "--without", "PART,…", "parts to leave out", words: BundlePart.all.map(\.name),
          isList: true),
      ]),
    CommandSpec(
      words: ["bundle", "show"], help: "list what a bundle has",
      positionals: [Positional(name: "FILE")], options: [.json]),
    CommandSpec(
      words: ["bundle", "open"], help: "the wizard on a bundle's state, read-only",
      positionals: [Positional(name: "FILE")]),
    CommandSpec(
      words: ["replay"], help: "step through a journal or bundle, event by event",
      positionals: [Positional(name: "FILE")]),
    CommandSpec(
      words: ["render"], help: "print a screen",
      positionals: [Positional(name: "SCREEN", isRequired: false)],
      options: [
        OptionSpec("--list", nil, "list the screens"), OptionSpec("--all", nil, "print them all"),
        OptionSpec("--size", "80x24", "the window's size"),
        OptionSpec(
          "--format", "text|html|svg", "as text or as a picture", words: ["text", "html", "svg"]),
      ]),
    CommandSpec(
      words: ["screens", "lint"], help: "check screen files",
      positionals: [Positional(name: "DIR", isRequired: false)]),
    CommandSpec(
      words: ["completions"], help: "print completions for a shell",
      positionals: [Positional(name: "bash|zsh|fish", words: ["bash", "zsh", "fish"])]),
  ]
}
