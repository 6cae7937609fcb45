import Basics
import DXAPI
import DemoTenant
import HTTPTransport
import OktaAPI
import Platform
import SetupCore
import Wizard

/// `demo`: the same wizard on the built-in demo tenant, with a throw-away state folder.
struct Demo {
  let environment: Environment
  let arguments: Arguments
  let clock: @Sendable () -> (moment: Instant, offset: Int)

  init(
    _ environment: Environment, _ arguments: Arguments,
    _ clock: @escaping @Sendable () -> (moment: Instant, offset: Int)
  ) {
    (self.environment, self.arguments, self.clock) = (environment, arguments, clock)
  }

  func run() throws(UsageError) -> Outcome {
    if arguments.has("--list") { return list() }
    let name = arguments.options["--scenario"] ?? "fresh"
    guard let scenario = Scenario.named(name) else {
      throw .unknown("scenario", name, Scenario.all.map(\.name))
    }
    let host = DemoHost(DemoTenant(scenario, at: Int(Clock.seconds)), clock: { Int(Clock.seconds) })
    if let port = arguments.options["--serve"] { return try serve(host, scenario, port) }
    return try wizard(host, scenario)
  }

  private func list() -> Outcome {
    let width = Scenario.all.map(\.name.count).max() ?? 0
    let lines = Scenario.all.map { scenario in
      let gap = String(repeating: " ", count: width - scenario.name.count + 2)
      return scenario.name + gap + scenario.summary + "\n"
    }
    return Outcome(lines.joined())
  }

  private func serve(
    _ host: DemoHost, _ scenario: Scenario, _ text: String
  ) throws(UsageError) -> Outcome {
    guard let port = Int(text), (0...65_535).contains(port) else {
      throw UsageError("--serve takes a port from 0 to 65535; it was \(printable(text)).")
    }
    do throws(DemoServerFailure) {
      let server = try DemoServer(host, port: port)
      printText("\(server.url)\n")
      printError(
        "The demo tenant is served on loopback. Okta token: \(DemoTenant.oktaToken); DX token: "
          + "\(DemoTenant.dxToken). Enter plays the next click in its consoles; l lists what can "
          + "be clicked, a number plays that. Ctrl-C ends it.")
      let console = DemoConsole(hand: .live(host, plan: { scenario.clickPlan }))
      onThread { console.run() }
      server.run()
      return Outcome()
    } catch {
      return .failed(.file, error.description)
    }
  }

  private func wizard(_ host: DemoHost, _ scenario: Scenario) throws(UsageError) -> Outcome {
    let folder: String
    do throws(SystemError) {
      folder = try Folder.makeTemporary(
        "dirsync-setup-demo", in: environment.variables["TMPDIR"] ?? "/tmp")
    } catch {
      return .failed(.file, "No temporary folder can be made: \(error.reason). Check TMPDIR.")
    }
    defer { Folder.removeTree(folder) }
    let downloads = folder + "/Downloads"
    guard (try? FileOperations.live.makeFolder(downloads)) != nil, writeExamples(to: downloads, host)
    else {
      return .failed(.file, "The example exports can't be written to \(printable(folder)).")
    }
    var command = WizardCommand(environment, arguments, clock)
    // A folder that was named is the person's own, and stays.
    command.stateFolder = arguments.options["--state"] ?? folder + "/state"
    command.exportFolders = [downloads]
    command.isDemo = true
    if !arguments.has("--offline") {
      command.demo = (.live(host, plan: { scenario.clickPlan }), outside(host))
    }
    return try command.run()
  }

  private func outside(_ host: DemoHost) -> Live.Outside {
    var settings = OktaSettings()
    settings.address = DemoTenant.oktaURL
    settings.token = Secret(DemoTenant.oktaToken)
    let found = settings
    return Live.Outside(
      transport: host.transport, settings: { .success(found) }, dxToken: Secret(DemoTenant.dxToken),
      dxURL: DemoTenant.dxURL)
  }

  // A good export, and one with rows in the way, so that a refusal can be seen.
  private func writeExamples(to folder: String, _ host: DemoHost) -> Bool {
    let lines = host.read { tenant in Array(tenant.userExport.prefix(10_001)) }
    guard let header = lines.first, let person = lines.dropFirst().first else { return false }
    let files = LocalFiles.live(folders: [], home: nil)
    let flawed = ([header, person, person] + lines.dropFirst(2).prefix(20)).joined()
    return files.save(flawed, folder + "/users-with-flaws.csv") == nil
      && files.save(lines.joined(), folder + "/users.csv") == nil
  }
}

extension Scenario {
  /// The attributes that the console's clicks add and map: the scenario's own, or the usual ones.
  fileprivate var clickPlan: [DemoAttributePlan] { plan.isEmpty ? Self.usualPlan : plan }
}
