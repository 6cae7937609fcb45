import DemoTenant
import Glibc
import Platform

extension Section {
  /// `check --json` and `preview --json` of the real program over a served tenant with a hundred
  /// thousand people.
  ///
  /// The reference is the same with ten thousand: what is asked for grows tenfold, and memory must
  /// not.
  static let people = Section(name: "people") { () throws(BenchmarkFailure) in
    let small = try Self.measured(people: 10_000)
    let large = try Self.measured(people: 100_000)
    var isGood = true
    for (place, most) in [100.0, 150].enumerated() {
      let (one, other) = (small[place], large[place])
      print("\(other.command): ratio of times \(fixed(other.seconds / one.seconds, 1))")
      print("\(other.command): ratio of peaks \(fixed(other.megabytes / one.megabytes, 2))")
      isGood =
        report(
          "\(other.command): peak memory of program and helper", other.megabytes, atMost: most,
          digits: 1, unit: " MB") && isGood
    }
    return isGood
  }

  private typealias Figures = (command: String, seconds: Double, megabytes: Double)

  private static func measured(people: Int) throws(BenchmarkFailure) -> [Figures] {
    guard let scenario = Scenario.named("ten-thousand")?.with(people: people) else {
      throw BenchmarkFailure(reason: "The demo tenant has no scenario ten-thousand.")
    }
    let served = try ServedPeople(scenario)
    var figures: [Figures] = []
    for command in ["check", "preview"] {
      let run = try served.run(command)
      print(
        "\(people) people, \(command): \(fixed(run.seconds, 1)) s; program "
          + "\(run.peak / 1024) MiB, helper \(run.childrenPeak / 1024) MiB")
      guard run.code == 0 else {
        throw BenchmarkFailure(reason: "\(command) ended with \(run.code), where all is well.")
      }
      let megabytes = Double(run.peak + run.childrenPeak) * 1024 / 1_000_000
      figures.append((command, run.seconds, megabytes))
    }
    return figures
  }
}

/// A scenario that is served over loopback, with a state folder in which everything else holds.
final class ServedPeople {
  private let host: DemoHost
  private let server: DemoServer
  private let folder: String
  private let program: String

  init(_ scenario: Scenario) throws(BenchmarkFailure) {
    host = DemoHost(DemoTenant(scenario, at: time(nil)), clock: { time(nil) })
    do { server = try DemoServer(host) } catch {
      throw BenchmarkFailure(reason: "The tenant can't be served on loopback.")
    }
    folder = try temporaryFolder()
    program = try builtPrograms() + "dirsync-setup"
    server.start()
    try prepare(scenario)
  }

  deinit {
    server.stop()
    _ = system("rm -r '\(folder)'")
  }

  /// Runs a command that reads people; everything holds there, so the exit code is 0.
  func run(_ command: String) throws(BenchmarkFailure) -> WatchedProgram {
    let app = host.read { $0.appID } ?? ""
    return try start(
      "\(command) --json --okta-url \(server.url) --dx-url \(server.url) --app \(app)")
  }

  private func prepare(_ scenario: Scenario) throws(BenchmarkFailure) {
    var lines = ["choose " + scenario.useCases.joined(separator: " ")]
    lines += scenario.plan.map { entry in
      "plan add \(entry.externalName) --variable \(entry.variableName) --type \(entry.type) "
        + "--expression '\(entry.expression)'"
    }
    let export = folder + "/users.csv"
    guard let file = fopen(export, "w") else {
      throw BenchmarkFailure(reason: "The export can't be written to /tmp.")
    }
    for line in host.read({ $0.userExport }) { fputs(line, file) }
    fclose(file)
    lines += ["attest feature-enabled", "attest sync-connected", "verify-backup \(export) --keep"]
    for line in lines {
      guard try start(line).code == 0 else {
        throw BenchmarkFailure(reason: "The state folder can't be prepared: \(line).")
      }
    }
  }

  private func start(_ line: String) throws(BenchmarkFailure) -> WatchedProgram {
    let settings = [
      "HOME='\(folder)'", "DIRSYNC_STATE='\(folder)/state'", "LANG=C.UTF-8",
      "OKTA_CLIENT_TOKEN=\(DemoTenant.oktaToken)", "DX_API_TOKEN=\(DemoTenant.dxToken)",
    ]
    return try WatchedProgram(
      "/usr/bin/env -i \(settings.joined(separator: " ")) '\(program)' \(line) "
        + ">'\(folder)/output' 2>'\(folder)/errors'")
  }
}

/// A new folder of our own in /tmp.
func temporaryFolder() throws(BenchmarkFailure) -> String {
  do throws(SystemError) {
    return try Folder.makeTemporary("dirsync-setup-bench", in: "/tmp")
  } catch {
    throw BenchmarkFailure(reason: "No temporary folder could be made in /tmp: \(error.reason).")
  }
}
