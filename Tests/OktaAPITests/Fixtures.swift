import HTTPTransport
import OktaAPI
import SetupCore
import Support
import Testing

/// What the tests of this target share.
enum Fixture {
  static let app = "0oa1example"

  static func credentials(
    _ scheme: OktaCredentials.Scheme = .ssws, at address: String = "https://acme.okta.com"
  ) throws -> OktaCredentials {
    try OktaCredentials(
      OktaOrganisation.read(address).organisation, token: Secret("\(scheme.rawValue) 00secret"))
  }

  static func client(
    _ server: Scripted, _ scheme: OktaCredentials.Scheme = .ssws
  ) throws -> OktaClient {
    OktaClient(try credentials(scheme), over: server.transport)
  }

  static func probes(_ server: Scripted) throws -> OktaProbes {
    OktaProbes(try client(server), app: app)
  }
}

/// The failure of something that must fail, nil (and an issue) if it doesn't.
func failing(
  of work: () async throws(OktaFailure) -> Void, _ location: SourceLocation = #_sourceLocation
) async -> OktaFailure? {
  do {
    try await work()
  } catch {
    return error
  }
  Issue.record("It did not fail.", sourceLocation: location)
  return nil
}
