import Basics
import DemoTenant
import Glibc
import OktaAPI
import SetupCore
import SetupStore
import Terminal

extension Section {
  /// Key to frame while requests to a slow Okta hang, against the same wizard on the same screen
  /// once all answers have come.
  static let probes = Section(name: "probes") { () throws(BenchmarkFailure) in
    let sitting = try SlowSitting()
    let (idle, busy) = try sitting.answers()
    printAnswers("key to frame, idle", idle)
    printAnswers("key to frame, probes running", busy)
    let shortest = (busy.map(\.seconds).min() ?? 0) / (idle.map(\.seconds).min() ?? 1)
    print("ratio of the shortest: \(fixed(shortest, 2))")
    return report(
      "ratio of medians", median(busy) / median(idle), atMost: 2, digits: 2, unit: "")
  }
}

/// The wizard in step 4 of a set-up whose Okta takes half a second for each answer.
private final class SlowSitting {
  private static let milliseconds = 500
  private let host: DemoHost
  private let server: DemoServer
  private let folder: String

  init() throws(BenchmarkFailure) {
    guard let scenario = Scenario.named("slow")?.with(milliseconds: Self.milliseconds) else {
      throw BenchmarkFailure(reason: "The demo tenant has no scenario slow.")
    }
    host = DemoHost(DemoTenant(scenario, at: time(nil)), clock: { time(nil) })
    do { server = try DemoServer(host) } catch {
      throw BenchmarkFailure(reason: "The tenant can't be served on loopback.")
    }
    folder = try temporaryFolder()
    server.start()
    do { try prepare() } catch {
      throw BenchmarkFailure(reason: "The state folder can't be prepared.")
    }
  }

  deinit {
    server.stop()
    _ = system("rm -r '\(folder)'")
  }

  /// Moves the focus to and fro, by turns with nothing running and beside a probe that hangs.
  func answers() throws(BenchmarkFailure) -> (
    idle: [FrameTerminal.Answer], busy: [FrameTerminal.Answer]
  ) {
    let terminal = try FrameTerminal(
      FrameProgram(path: "/bin/sh", argument: try script()), Size(width: 80, height: 24))
    guard terminal.firstFrame().bytes > 0 else {
      throw BenchmarkFailure(reason: "The wizard drew nothing.")
    }
    // Signing in is seven answers, and the first probe begins by itself.
    terminal.settle(milliseconds: Int32(16 * Self.milliseconds))
    var (idle, busy): ([FrameTerminal.Answer], [FrameTerminal.Answer]) = ([], [])
    let before = host.read { $0.requests }
    for _ in 0..<5 {
      for key in ["j", "k", "j", "k", "j", "k", "j", "k"] { idle.append(terminal.press(key)) }
      for key in ["j", "k", "j", "k", "j", "k", "j", "k"] {
        // Begins another probe where none is running.
        _ = terminal.press("r")
        busy.append(terminal.press(key))
      }
      terminal.settle(milliseconds: Int32(6 * Self.milliseconds))
    }
    guard terminal.quit() else { throw BenchmarkFailure(reason: "The wizard did not end.") }
    print("requests meanwhile: \(host.read { $0.requests } - before)")
    return (idle, busy)
  }

  private func prepare() throws {
    let state = try StateFolder.open(folder + "/state", mode: .readWrite, now: Instant(time(nil)))
    let organisation = try OktaOrganisation.read(server.url).organisation
    var events: [Event.Kind] = [
      .useCasesChosen(useCases: [.userProperties]), .organisationBound(host: organisation.host),
      .appBound(id: host.read { $0.appID } ?? "", label: "DX"),
    ]
    events += Scenario.usualPlan.map {
      .attributePlanned(attribute: PlanRules.suggestion(for: $0.externalName))
    }
    events += [
      .stepLeft(step: .enable), .stepLeft(step: .backUp), .stepLeft(step: .createApp),
      .screenShown(screen: "4-check"),
    ]
    for what in events { try state.append(Event(what, at: Instant(time(nil)))) }
  }

  private func script() throws(BenchmarkFailure) -> String {
    let path = folder + "/start"
    let program = try builtPrograms() + "dirsync-setup"
    let settings =
      "DIRSYNC_STATE='\(folder)/state' OKTA_CLIENT_ORGURL='\(server.url)' "
      + "OKTA_CLIENT_TOKEN='\(DemoTenant.oktaToken)'"
    guard let file = fopen(path, "w") else {
      throw BenchmarkFailure(reason: "No file can be written to /tmp.")
    }
    fputs("\(settings) exec '\(program)'\n", file)
    fclose(file)
    return path
  }
}
