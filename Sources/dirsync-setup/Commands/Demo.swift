import Basics
import DXAPI
import DemoTenant
import HTTPTransport
import OktaAPI
import Platform
import SetupCore
import Wizard

extension Command {
  /// Runs the wizard on the built-in demo tenant, or serves the tenant.
  static let demo = Command(
    "demo", "the same wizard on the built-in demo tenant; nothing to sign in to",
    options: [
      Option(
        "--scenario", "NAME", "which tenant",
        .oneOf(
          Names("scenario", listedBy: "dirsync-setup demo --list", Scenario.all.map(\.name)))),
      Option("--list", "name the scenarios"),
      Option("--serve", "PORT", "serve the tenant on loopback to any client"),
    ]
  ) { call throws(CommandFailure) in
    if call.has("--list") { return Outcome(list) }
    let scenario = Scenario.named(call.option("--scenario") ?? "") ?? Scenario.all[0]
    let demo = Demo(call, scenario)
    guard let port = call.option("--serve") else { return try demo.wizard() }
    return try demo.serve(port)
  }

  private static var list: String {
    let width = Scenario.all.map(\.name.count).max() ?? 0
    return Scenario.all.map { scenario in
      let gap = String(repeating: " ", count: width - scenario.name.count + 2)
      return scenario.name + gap + scenario.summary + "\n"
    }.joined()
  }
}

/// A demo tenant that runs, with a wizard of its own or served to any client.
private struct Demo {
  let call: Invocation
  let host: DemoHost
  let console: DemoConsole

  init(_ call: Invocation, _ scenario: Scenario) {
    self.call = call
    host = DemoHost(DemoTenant(scenario, at: Int(Clock.seconds)), clock: { Int(Clock.seconds) })
    console = .live(host, plan: { scenario.clickPlan })
  }

  func serve(_ text: String) throws(CommandFailure) -> Outcome {
    guard let port = Int(text), (0...65_535).contains(port) else {
      throw .usage("--serve takes a port from 0 to 65535; it was \(typed(text)).")
    }
    do throws(DemoServerFailure) {
      let server = try DemoServer(host, port: port)
      call.console.print("\(server.url)\n")
      call.console.say(
        "The demo tenant is served on loopback. Okta token: \(DemoTenant.oktaToken), or "
          + "\(DemoTenant.oktaManagingToken) to write as well; DX token: "
          + "\(DemoTenant.dxToken). Enter plays the next click in its consoles; l lists what can "
          + "be clicked, a number plays that. night lets DX read what has arrived, export FILE and "
          + "upload FILE are DX's User CSVs page. Ctrl-C ends it.")
      let files = LocalFiles.live(folders: [], home: call.environment.home)
      let input = ConsoleInput(console: console, output: call.console, files: files)
      onThread { input.run() }
      server.run()
      return Outcome()
    } catch {
      throw .file(error.description)
    }
  }

  // The state folder is thrown away, but one that was named is the person's own.
  func wizard() throws(CommandFailure) -> Outcome {
    let folder: String
    do throws(SystemError) {
      folder = try Folder.makeTemporary(
        "dirsync-setup-demo", in: call.environment.variables["TMPDIR"] ?? "/tmp")
    } catch {
      throw .file("No temporary folder can be made: \(error.reason). Check TMPDIR.")
    }
    defer { Folder.removeTree(folder) }
    let downloads = folder + "/Downloads"
    guard (try? FileOperations.live.makeFolder(downloads)) != nil, writeExamples(to: downloads)
    else {
      throw .file("The example exports can't be written to \(printable(folder)).")
    }
    var command = WizardCommand(call)
    command.stateFolder = call.option("--state") ?? folder + "/state"
    command.exportFolders = [downloads]
    command.isDemo = true
    if !call.has("--offline") { command.demo = (console, outside) }
    return try command.run()
  }

  private var outside: Live.Outside {
    var settings = OktaSettings()
    settings.address = DemoTenant.oktaURL
    settings.token = Secret(DemoTenant.oktaManagingToken)
    return Live.Outside(
      transport: host.transport, settings: { [settings] in .success(settings) },
      dxToken: Secret(DemoTenant.dxToken), dxURL: DemoTenant.dxURL,
      isInMemory: true)
  }

  // A good export, and one with rows that make it unfit, so that a refusal can be seen.
  private func writeExamples(to folder: String) -> Bool {
    let lines = host.read { tenant in Array(tenant.userExport.prefix(10_001)) }
    guard let header = lines.first, let person = lines.dropFirst().first else { return false }
    let flawed = ([header, person, person] + lines.dropFirst(2).prefix(20)).joined()
    let files = FileOperations.live
    do throws(SystemError) {
      for (name, text) in [("users-with-flaws.csv", flawed), ("users.csv", lines.joined())] {
        // They go with the demo: no start waits for a disk because of them.
        try files.writeAll(Array(text.utf8), to: files.open(folder + "/" + name, .creating))
      }
      return true
    } catch {
      return false
    }
  }
}

extension Scenario {
  /// The attributes that the console's clicks add and map: the scenario's own, or the usual ones.
  fileprivate var clickPlan: [DemoAttributePlan] { plan.isEmpty ? Self.usualPlan : plan }
}
