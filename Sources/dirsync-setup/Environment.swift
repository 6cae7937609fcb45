import Basics
import DXAPI
import FoundationEssentials
import HTTPTransport
import OktaAPI
import Platform
import SetupCore
import SetupStore
import Terminal
import Wizard

/// What the program takes from around it: options first, then the environment.
///
/// The only place that reads the environment and the clock.
struct Environment: Sendable {
  let variables: [String: String]
  let options: [String: String]

  init(_ arguments: Arguments) {
    variables = ProcessInfo.processInfo.environment
    options = arguments.options
  }

  private func variable(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The home folder: `HOME`, else that of the password entry.
  var home: String? { variable("HOME") ?? ThisProcess.home }

  /// The state folder: `--state`, else `DIRSYNC_STATE`, else the XDG folder.
  func stateFolder() throws(CommandFailure) -> String {
    if let given = options["--state"] ?? variable("DIRSYNC_STATE").map(path) { return given }
    if let base = variable("XDG_STATE_HOME"), base.hasPrefix("/") { return base + "/dirsync-setup" }
    guard let home else {
      throw .file(
        "No home folder is known: HOME is not set, and this user has no password entry. Name a "
          + "folder with --state.")
    }
    return home + "/.local/state/dirsync-setup"
  }

  /// A path as the person meant it.
  func path(_ text: String) -> String { Path.typed(text, home: home) }

  /// The bundle on whose state a command works, read-only.
  var bundle: String? { options["--bundle"] }

  /// The terminal's kind, as `TERM` names it; empty where it doesn't.
  var terminal: String { variable("TERM") ?? "" }

  /// The locale's name; empty where none is set.
  var locale: String { ["LC_ALL", "LC_CTYPE", "LANG"].compactMap(variable).first ?? "" }

  /// Where a bundle is made: the terminal's kind and the locale, as the environment names them.
  var bundleEnvironment: SupportBundle.Environment {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap(variable).first
    return SupportBundle.Environment(
      program: programVersion, terminal: terminal, locale: locale ?? "")
  }

  /// The folders where a browser puts an export, and the present one.
  var exportFolders: [String] {
    let downloads = variable("XDG_DOWNLOAD_DIR") ?? home.map { $0 + "/Downloads" }
    return ([downloads].compactMap { $0 } + ["."])
  }

  /// Whether the wizard is to be a line dialogue.
  var isPlain: Bool {
    options["--plain"] != nil || variable("ACCESSIBLE") == "1"
      || ["", "dumb", "unknown"].contains(terminal)
      || !TerminalDevice.isInput || !TerminalDevice.isOutput
  }

  var hasOktaToken: Bool { variable("OKTA_CLIENT_TOKEN") != nil }
  /// Whether a token for Okta is around, or a file that should have one and can't be read.
  var hasOktaSettings: Bool {
    switch outside().settings() {
    case .success(let settings): settings.token != nil || !settings.notes.isEmpty
    case .failure: true
    }
  }
  var hasDXToken: Bool { variable("DX_API_TOKEN") != nil }
  var isASCII: Bool { options["--ascii"] != nil }

  /// `NO_COLOR` beats `CLICOLOR_FORCE` beats `CLICOLOR`.
  var colours: Ncurses.Colours {
    if options["--no-color"] != nil || variable("NO_COLOR") != nil { return .none }
    if let forced = variable("CLICOLOR_FORCE"), forced != "0" { return .eight }
    return variable("CLICOLOR") == "0" ? .none : .eight
  }

  /// What can be read of Okta and DX, through the helper; nothing is started before the first probe.
  func outside(over transport: Transport? = nil) -> Live.Outside {
    let variables = variables
    let chosen = options["--okta-url"]
    let file = home.map { $0 + "/.okta/okta.yaml" }
    return Live.Outside(
      transport: transport ?? HelperTransport(environment: variables).transport,
      settings: {
        let text = file.flatMap { OpenFile.bytes(of: $0, atMost: OktaConfigFile.limit) }
        do throws(OktaFileProblem) {
          return .success(
            try OktaSettings.read(
              environment: variables, file: text.map { String(decoding: $0, as: UTF8.self) },
              chosenAddress: chosen))
        } catch {
          return .failure(.init("\(error.reason) \(error.remedy)"))
        }
      },
      dxToken: variable("DX_API_TOKEN").map(Secret.init),
      dxURL: options["--dx-url"] ?? DXCredentials.usualAddress)
  }

  /// The present moment, or the one that `--now` says, with the offset from UTC in minutes.
  func clock() throws(CommandFailure) -> Invocation.Clock {
    guard let text = options["--now"] else {
      return {
        let seconds = Int(Clock.seconds)
        return (Instant(seconds), Clock.offset(at: seconds))
      }
    }
    guard let fixed = Instant.parse(text) else {
      throw .usage(
        "--now takes a moment as ISO 8601 has it, such as 2026-11-24T09:30:00Z; it was "
          + "\(typed(text)).")
    }
    return { (fixed.moment, fixed.offset) }
  }
}
