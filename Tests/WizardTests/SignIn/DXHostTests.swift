import DXAPI
import HTTPTransport
import Screens
import SetupCore
import Testing

@testable import Wizard

@Suite("A DX token for another host than DX's own")
struct DXHostTests {
  private static let host = "dx.acme.example"

  @Test("It is asked for by name, journalled, and only then sent")
  func asked() {
    let driver = Driver()
    driver.answer(.otherDXHost(Self.host))
    #expect(driver.model.dialog?.title == "Send the DX token to another host?")
    driver.want(.dialog(.fill(["dx.acme"])))
    #expect(
      driver.model.dialog?.problem == "Type dx.acme.example as it stands, or cancel.")
    #expect(driver.effects.isEmpty)
    driver.want(.dialog(.fill([Self.host])))
    #expect(driver.journal.map(\.kind).contains(.dxHostConfirmed(host: Self.host)))
    #expect(
      driver.effects.contains(.signIn(.dx(token: nil, confirmed: [Self.host]))))
    #expect(driver.model.setup.confirmedDXHosts == [Self.host])
  }

  @Test("A host that was confirmed is trusted, another is not")
  func credentials() throws {
    let token = Secret("dx-secret")
    let url = "https://dx.acme.example"
    #expect(throws: DXCredentialsProblem.otherHost(Self.host)) {
      try DXCredentials(token: token, address: url)
    }
    #expect(try DXCredentials(token: token, address: url, confirmed: [Self.host]).host == Self.host)
    #expect(throws: DXCredentialsProblem.otherHost(Self.host)) {
      try DXCredentials(token: token, address: url, confirmed: ["dx.other.example"])
    }
  }
}
