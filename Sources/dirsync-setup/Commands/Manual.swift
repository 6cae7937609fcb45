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
  page.afterCare()
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

// systemd counts the end by a signal, which is how watching ends, as a failure unless it is told.
private let systemdUnits = [
  (
    "~/.config/systemd/user/dirsync-watch.service, to watch all the time:",
    [
      "[Unit]", "Description=Watch the Okta directory sync for DX", "", "[Service]",
      "EnvironmentFile=%h/.config/dirsync-setup.env",
      "ExecStart=/usr/local/bin/dirsync-setup check --watch --record", "Restart=on-failure",
      "SuccessExitStatus=143 130", "", "[Install]", "WantedBy=default.target",
    ]
  ),
  (
    "~/.config/systemd/user/dirsync-check.service, to look now and then; a failed run is a turn:",
    [
      "[Unit]", "Description=Check the Okta directory sync for DX", "", "[Service]",
      "Type=oneshot", "EnvironmentFile=%h/.config/dirsync-setup.env",
      "ExecStart=/usr/local/bin/dirsync-setup check --changed-since-last",
      "SuccessExitStatus=143 130",
    ]
  ),
  (
    "~/.config/systemd/user/dirsync-check.timer, enabled by systemctl --user enable --now:",
    [
      "[Unit]", "Description=Check the Okta directory sync for DX every 15 minutes", "", "[Timer]",
      "OnCalendar=*:0/15", "Persistent=true", "", "[Install]", "WantedBy=timers.target",
    ]
  ),
]

private let cronLines = [
  "MAILTO=admin@example.com",
  "*/15 * * * * set -a; . ~/.config/dirsync-setup.env; dirsync-setup check --changed-since-last",
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

  /// How the set-up is watched once it is done.
  mutating func afterCare() {
    section("AFTER-CARE")
    line(
      "A user's systemd can watch the set-up, and journal what changed. The tokens are in a file "
        + "that only this user can read, a line each, such as OKTA_CLIENT_TOKEN=...; the same units "
        + "serve the whole machine in /etc/systemd/system with User= and a path for %h.")
    for (name, lines) in systemdUnits {
      paragraph(name)
      verbatim(lines)
    }
    paragraph(
      "check --changed-since-last prints nothing and exits 0 until a verdict turned (1), or two "
        + "runs in a row could not read something (3). What it prints is the mail, so that cron sends "
        + "one only then:")
    verbatim(cronLines)
  }

  private mutating func verbatim(_ lines: [String]) {
    text += ".PP\n.nf\n" + lines.map { escaped($0) + "\n" }.joined() + ".fi\n"
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
