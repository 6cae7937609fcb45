import Foundation
import Support
import Testing

@testable import dirsync_setup

@Suite("--help, --version and man")
struct HelpTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  @Test("--help and --version go to standard output and touch nothing")
  func help() async throws {
    let help = try await program.run("--help")
    #expect(help.code == 0)
    #expect(help.errors == "")
    for word in ["check", "choose", "attest", "waive", "verify-backup", "plan add", "render"] {
      #expect(help.output.contains("  dirsync-setup \(word) "), "\(word)")
    }
    for option in ["--state DIR", "--offline", "--plain", "--ascii", "--no-color", "--now"] {
      #expect(help.output.contains("  \(option)"), "\(option)")
    }
    let version = try await program.run("--version")
    #expect(version.code == 0)
    let pattern = /dirsync-setup 1\.1\.0( \([0-9a-f]{12}\))?\n/
    #expect(version.output.wholeMatch(of: pattern) != nil, "\(version.output)")
    #expect(program.home.files() == [])
  }

  @Test("--version names the commit of a checkout, and of none where there is none")
  func commit() {
    #expect(versionLine(checkout: "0123456789ab") == "dirsync-setup 1.1.0 (0123456789ab)\n")
    #expect(versionLine(checkout: nil) == "dirsync-setup 1.1.0\n")
  }

  @Test("What is new begins with this version")
  func changes() throws {
    let file = URL(fileURLWithPath: #filePath).appending(path: "../../../../.github/CHANGELOG.md")
    let lines = try String(contentsOf: file.standardized, encoding: .utf8).split(separator: "\n")
    #expect(lines.first { $0.hasPrefix("## ") }?.hasPrefix("## \(programVersion) (") == true)
  }

  @Test("--help after a command is that command's, with the values that it takes")
  func ofCommand() async throws {
    let waive = try await program.run("waive", "--help")
    #expect(waive.code == 0)
    #expect(
      waive.output.hasPrefix(
        """
        Usage: dirsync-setup waive ID [--reason TEXT] [--withdraw]
          go on without a precondition

        ID:
          use-case-chosen, feature-enabled, backup-taken, backup-complete, app-created,
          connection-enabled, provisioning-enabled, attributes-planned,
          default-attributes-kept, attributes-created, attributes-mapped,
          assignments-present, groups-pushed, sync-connected, values-arrived

        Options:
          --reason TEXT  why
          --withdraw     take it back

        Options of every command:
          --state DIR     the folder of journal and vault

        """))
    #expect(try await program.run("--state", "x", "waive", "-h").output == waive.output)
    let plan = try await program.run("plan", "--help")
    #expect(plan.output.hasPrefix("Usage: dirsync-setup plan show [--json]\n"))
    #expect(plan.output.contains("\nUsage: dirsync-setup plan remove EXTERNAL-NAME\n"))
    for (command, value) in [
      (["diagnose"], "stop-before-tonight"), (["demo"], "wrong-namespace"),
      (["render"], "2-back-up"), (["bundle", "create"], "screens"),
    ] {
      let help = try await program.run(command + ["--help"])
      #expect(help.output.contains(value), "\(command)")
      #expect(help.output.split(separator: "\n").allSatisfy { $0.count <= 120 }, "\(command)")
    }
  }

  @Test("man is a page that roff sets without a warning, and has every command and option")
  func manual() async throws {
    let page = try await program.run("man")
    #expect(page.code == 0)
    #expect(page.output.hasPrefix(".TH DIRSYNC-SETUP 1 "))
    let file = try program.home.write("dirsync-setup.1", page.output)
    let set = try await runTool(
      "/usr/bin/groff", ["-man", "-ww", "-Tutf8", "-P-cbou", "-rLL=100n", file],
      environment: program.cleanEnvironment)
    #expect(set.code == 0)
    #expect(set.errors == "")
    for text in [
      "SYNOPSIS", "verify-backup FILE", "--email-column NAME", "Okta's own key for it",
      "user-properties|roles ...", "wrong-namespace", "DIRSYNC_STATE", "EXIT STATUS",
      "AFTER-CARE", "SuccessExitStatus=143 130", "OnCalendar=*:0/15",
      "*/15 * * * * set -a; . ~/.config/dirsync-setup.env; dirsync-setup check",
    ] {
      #expect(set.output.contains(text), "\(text)")
    }
  }
}
