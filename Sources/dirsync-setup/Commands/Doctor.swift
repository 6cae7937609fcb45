import Basics
import HTTPTransport
import Platform
import SetupCore
import Terminal

extension Command {
  /// Lists what on this machine could cause trouble.
  static let doctor = Command(
    "doctor", "this machine: terminal, locale, helper, certificates, proxy, state folder, clock",
    options: [.json]
  ) { call in
    let report = DoctorReport(
      checks: [
        call.terminalCheck, call.localeCheck, helperCheck, call.certificatesCheck, call.proxyCheck,
        call.stateCheck, call.clockCheck,
      ])
    let hasProblem = report.checks.contains { $0.verdict == .problem }
    return Outcome(report, code: hasProblem ? .doesNotHold : .done)
  }
}

/// What was found of this machine, a check each.
struct DoctorReport: CommandResult {
  struct Check: Encodable {
    enum Verdict: String, Encodable { case ok, warning, problem }
    enum ID: String, Encodable {
      case terminal, locale, helper, certificates, proxy, clock
      case stateFolder = "state-folder"
    }

    var id: ID
    var verdict: Verdict
    var detail: String
    /// What to do; empty where nothing is.
    var remedy: String

    init(_ id: ID, _ verdict: Verdict, _ detail: String, remedy: String) {
      (self.id, self.verdict, self.detail, self.remedy) = (id, verdict, detail, remedy)
    }

    /// A check that found nothing amiss.
    init(_ id: ID, _ detail: String) { self.init(id, .ok, detail, remedy: "") }
  }

  var checks: [Check]

  var text: String {
    checks.map { check in
      let next = check.remedy.isEmpty ? "" : "    Next: \(check.remedy)\n"
      return "\(check.verdict.rawValue): \(check.id.rawValue). \(check.detail)\n" + next
    }.joined()
  }
}

extension Invocation {
  fileprivate var terminalCheck: DoctorReport.Check {
    let name = environment.terminal
    if name.isEmpty || name == "dumb" {
      return .init(
        .terminal, .warning, "TERM says nothing of a terminal: the wizard is a line dialogue.",
        remedy: "Set TERM to what the terminal is, if it has a window.")
    }
    guard Ncurses.isKnown(name) else {
      return .init(
        .terminal, .warning, "\(printable(name)) is not known here: it is run as xterm-256color.",
        remedy: "Install the terminal's terminfo entry, if the window looks wrong.")
    }
    return .init(.terminal, "\(printable(name)) is known here.")
  }

  fileprivate var localeCheck: DoctorReport.Check {
    let name = environment.locale
    guard !name.isEmpty else {
      return .init(
        .locale, .warning, "No locale is set: the window has plain characters only.",
        remedy: "Set LANG to a UTF-8 locale, such as C.UTF-8.")
    }
    TerminalDevice.adoptLocale()
    guard TerminalDevice.isUTF8 else {
      return .init(
        .locale, .warning, "\(printable(name)) is not UTF-8: the window has plain characters only.",
        remedy: "Set LANG to a UTF-8 locale, such as C.UTF-8.")
    }
    return .init(.locale, "\(printable(name)), as UTF-8.")
  }

  fileprivate var certificatesCheck: DoctorReport.Check {
    let stores = [
      "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem",
      "/etc/ssl/ca-bundle.pem",
    ]
    guard let store = stores.first(where: { FileStatus.isReadable($0) }) else {
      return .init(
        .certificates, .problem,
        "There is no store of certificates that servers could be known by.",
        remedy: "Install the package ca-certificates.")
    }
    guard environment.variables["SSL_CERT_FILE"] == nil else {
      return .init(
        .certificates, .warning, "SSL_CERT_FILE is set, and has no effect: \(store) is used.",
        remedy: "Add the certificate to the system's store.")
    }
    return .init(.certificates, "Servers are known by \(store).")
  }

  fileprivate var proxyCheck: DoctorReport.Check {
    let names = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"]
    guard let name = names.first(where: { environment.variables[$0]?.isEmpty == false }) else {
      return .init(.proxy, "Requests go out without a proxy.")
    }
    // Without what stands before the @: that may be a password.
    let address = environment.variables[name]?.split(separator: "@").last ?? ""
    return .init(.proxy, "Requests go through \(printable(String(address))), as \(name) says.")
  }

  fileprivate var stateCheck: DoctorReport.Check {
    do throws(CommandFailure) {
      let folder = try environment.stateFolder()
      guard let status = FileStatus(of: folder) else {
        return .init(.stateFolder, "\(printable(folder)) is made when a set-up is begun.")
      }
      _ = try Sitting(folder, .readOnly, clock)
      guard FileStatus.isWritable(folder) else {
        return .init(
          .stateFolder, .problem, "\(printable(folder)) can't be written.",
          remedy: "Make it yours, or choose another with --state.")
      }
      guard status.permissions & 0o077 == 0 else {
        return .init(
          .stateFolder, .warning, "Others can enter \(printable(folder)).",
          remedy: "chmod 700 \(printable(folder))")
      }
      return .init(.stateFolder, "\(printable(folder)) can be read and written, by you alone.")
    } catch {
      return .init(
        .stateFolder, .problem, error.sentence, remedy: "Choose another folder with --state.")
    }
  }

  fileprivate var clockCheck: DoctorReport.Check {
    let now = clock().moment
    let latest = (try? open(.readOnly))?.setup.latest ?? now
    guard latest <= now + 60 else {
      return .init(
        .clock, .warning,
        "It is \(now.iso8601()) here, and something was journalled at \(latest.iso8601()).",
        remedy: "Set the clock, so that ages are right.")
    }
    return .init(.clock, "It is \(now.iso8601()).")
  }
}

private var helperCheck: DoctorReport.Check {
  let path = HelperTransport.programPath
  guard FileStatus.isExecutable(path) else {
    return .init(
      .helper, .problem, "\(printable(path)) is not there, or can't be started.",
      remedy: "Install dirsync-setup-http beside dirsync-setup.")
  }
  return .init(.helper, "\(printable(path)) reads Okta and DX.")
}
