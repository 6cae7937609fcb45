import DemoTenant
import Foundation
import SetupCore
import SetupStore
import Support
import Testing
import Wizard

/// A scenario served on loopback, and a program whose state is that of the admin who set it up.
struct ServedTenant {
  var program: ProgramUnderTest
  let app: String
  private let server: DemoServer

  init(_ name: String) async throws {
    let scenario = try #require(Scenario.named(name))
    let now = Int(Date().timeIntervalSince1970)
    let host = DemoHost(DemoTenant(scenario, at: now)) { Int(Date().timeIntervalSince1970) }
    let server = try DemoServer(host, port: 0)
    self.server = server
    server.start()
    app = host.read { $0.appID } ?? "0oanone"
    program = try ProgramUnderTest()
    program.environment = [
      "OKTA_CLIENT_ORGURL": server.url, "OKTA_CLIENT_TOKEN": DemoTenant.oktaToken,
      "DX_API_TOKEN": DemoTenant.dxToken,
    ]
    try program.home.write("users.csv", host.read { Array($0.userExport.prefix(20_000)).joined() })
    try prepare(scenario, at: Instant(now))
  }

  // Straight into the folder: as many runs of the program would take a minute over all scenarios.
  private func prepare(_ scenario: Scenario, at now: Instant) throws {
    let folder = try StateFolder.open(program.state, mode: .readWrite, now: now)
    var happenings: [Happening] = [
      .useCasesChosen(useCases: scenario.useCases.compactMap(UseCase.init(rawValue:)))
    ]
    for plan in scenario.plan {
      happenings.append(
        .attributePlanned(
          attribute: PlannedAttribute(
            externalName: plan.externalName, variableName: plan.variableName, type: .string,
            expression: plan.expression)))
    }
    let storage = Storage.live(folder, now: { now })
    let verified = try storage.verify(program.home.inside("users.csv"), { _, _ in }, { false })
      .get()
    happenings.append(.backupKept(backup: Backup(verified)))
    for what in happenings { try folder.append(Event(what, at: now)) }
  }

  func stop() { server.stop() }
}
