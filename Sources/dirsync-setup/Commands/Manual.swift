extension Command {
  /// Prints the manual page, made from the table of commands: `dirsync-setup man | man -l -`.
  static let manual = Command("man", "print the manual page") { _ in Outcome(manualPage()) }
}

private func manualPage() -> String {
  var page = ManualPage()
  page.section("NAME")
  page.line("dirsync-setup - set up Okta directory sync for DX")
  page.section("SYNOPSIS")
  for command in Command.all { page.paragraph(command.synopsis) }
  page.section("DESCRIPTION")
  page.line(
    "Walks an admin through setting up Okta directory sync for DX: it checks each step before it "
      + "lets go of it, remembers everything between sittings, and shows its state to others. "
      + "Without a command the wizard starts, or goes on where it was left.")
  page.section("COMMANDS")
  for command in Command.all where !command.words.isEmpty { page.command(command) }
  page.section("OPTIONS OF EVERY COMMAND")
  for option in Option.common { page.option(option) }
  page.section("ENVIRONMENT")
  for (name, use) in environmentVariables { page.item(name, use) }
  page.section("FILES")
  page.item("journal.ndjson", "in the state folder: what happened, an event a line")
  page.item("vault/", "in the state folder: verified user exports, and the key for digests")
  page.section("EXIT STATUS")
  for line in exitCodeLines {
    let parts = line.split(separator: " ", maxSplits: 1)
    page.item(String(parts[0]), String(parts[1]))
  }
  return page.text
}

private let environmentVariables = [
  ("OKTA_CLIENT_ORGURL, OKTA_CLIENT_TOKEN", "the Okta organisation, and a token for it"),
  ("OKTA_CLIENT_AUTHORIZATIONMODE", "Bearer for an access token; otherwise SSWS"),
  ("DX_API_TOKEN", "a token for DX's Web API"),
  ("DIRSYNC_STATE, XDG_STATE_HOME", "where the state folder is, unless --state says it"),
  ("NO_COLOR, CLICOLOR, CLICOLOR_FORCE", "whether there are colours"),
  ("ACCESSIBLE, TERM", "1, and dumb or nothing: a line dialogue instead of the window"),
]

/// A manual page in the man macros of roff.
private struct ManualPage {
  private(set) var text = ".TH DIRSYNC-SETUP 1 \"\" \"dirsync-setup \(programVersion)\"\n"

  mutating func section(_ title: String) { text += ".SH \"\(title)\"\n" }
  mutating func line(_ words: String) { text += escaped(words) + "\n" }
  mutating func paragraph(_ words: String) { text += ".PP\n" + escaped(words) + "\n" }
  mutating func item(_ term: String, _ words: String) {
    text += ".TP\n\\fB\(escaped(term))\\fR\n" + escaped(words) + "\n"
  }

  mutating func command(_ command: Command) {
    let places = command.positionals.map { " " + $0.synopsis }.joined()
    text += ".SS \"\(escaped(command.name + places))\"\n"
    line(sentence(command.help))
    for place in command.positionals where !place.values.names.isEmpty {
      item(place.name, place.values.names.joined(separator: ", "))
    }
    for option in command.options { self.option(option) }
  }

  mutating func option(_ option: Option) {
    let names = option.values.names
    item(
      option.synopsis,
      option.help + (names.isEmpty ? "" : ": " + names.joined(separator: ", ")))
  }

  private func sentence(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst() + "."
  }

  // A hyphen stays a hyphen, quotes and backslashes themselves, and no text is a request.
  private func escaped(_ words: String) -> String {
    let body = words.map { character in
      switch character {
      case "\\": "\\e"
      case "-": "\\-"
      case "\"": "\\(dq"
      case "…": "..."
      default: String(character)
      }
    }.joined()
    return body.hasPrefix(".") || body.hasPrefix("'") ? "\\&" + body : body
  }
}
