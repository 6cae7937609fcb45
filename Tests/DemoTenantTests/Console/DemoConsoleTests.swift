import Testing

@testable import DemoTenant

@Suite("The consoles of a running demo tenant")
struct DemoConsoleTests {
  private func console(_ name: String) throws -> DemoConsole {
    let tenant = try DemoClient(name).tenant
    let plan = tenant.scenario.plan
    return .live(DemoHost(tenant, clock: { DemoClient.now }), plan: { plan })
  }

  @Test("The next sensible click stands first and is marked, the others aren't")
  func next() throws {
    let console = try console("fresh")
    for label in [
      "Browse App Catalog: add SCIM 2.0 Test App (OAuth Bearer Token)",
      "Provisioning > Integration: Enable API integration, Save",
      "Provisioning > To App > Edit: Create Users, Save",
    ] {
      #expect(console.clicks([]).first == "Next: \(label)")
      #expect(console.clicks([]).filter { $0.hasPrefix("Next: ") }.count == 1)
      #expect(console.play(nil, []) == label)
    }
    #expect(console.play(999, []) == nil)
  }

  @Test("Once all is set up, no click is marked and none is next")
  func done() throws {
    let console = try console("finished")
    #expect(console.clicks([]).allSatisfy { !$0.hasPrefix("Next: ") })
    #expect(console.play(nil, []) == nil)
  }

  @Test("What a night overwrote is put back by an upload of the export from before")
  func restored() throws {
    let console = try console("dx-value-would-be-blanked")
    let before = Array(console.export())
    console.passNight()
    #expect(Array(console.export()) != before)
    #expect(console.upload(Array(before.joined().utf8))?.people == 22)
    #expect(Array(console.export()) == before)
  }
}
