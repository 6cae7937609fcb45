import Basics
import DXAPI
import HTTPTransport
import OktaAPI
import SetupCore

/// How someone asked to be signed in; secrets never print.
public enum SignInRequest: Equatable, Sendable {
  /// By what environment and `okta.yaml` hold, with the address that was chosen instead, if any.
  case found(address: String?)
  /// By a typed token.
  case typed(address: String, token: Secret)
  /// By the device authorization grant.
  case device(address: String, clientID: String)
  /// To DX, by a typed token, or without one by that of the environment; to DX's own hosts, or to
  /// those that were confirmed.
  case dx(token: Secret?, confirmed: Set<String> = [])
}

extension Live {
  /// Signs in, proves the permissions one by one, and answers.
  func signIn(_ request: SignInRequest, _ mailbox: Mailbox) {
    start { [self] in
      do {
        switch request {
        case .found(let address): try await finish(try found(address), mailbox)
        case .typed(let address, let token):
          try await finish(try credentials(address, token, nil), mailbox)
        case .device(let address, let clientID):
          try await finish(try await byDevice(address, clientID, mailbox), mailbox)
        case .dx(let token, let confirmed): try signInToDX(token, confirmed, mailbox)
        }
      } catch DXCredentialsProblem.otherHost(let host) {
        mailbox.post(.otherDXHost(host))
      } catch {
        mailbox.post(.signInFailed(sentence(of: error)))
      }
    }
  }

  private func found(_ address: String?) throws -> (OktaCredentials, [String]) {
    var settings = try outside.settings().get()
    if let address { settings.choose(address) }
    guard let token = settings.token else {
      throw Storage.Refusal(
        "No token was found: OKTA_CLIENT_TOKEN is not set, and ~/.okta/okta.yaml has none. "
          + "Type one here instead.")
    }
    guard let host = settings.address else {
      throw Storage.Refusal(
        "A token was found, but no organisation. Type its address above, or set OKTA_CLIENT_ORGURL."
      )
    }
    let (credentials, notes) = try credentials(host, token, settings.mode)
    return (credentials, settings.notes + notes)
  }

  private func credentials(_ address: String, _ token: Secret, _ mode: String?) throws -> (
    OktaCredentials, [String]
  ) {
    let (organisation, note) = try OktaOrganisation.read(address)
    return (try OktaCredentials(organisation, token: token, mode: mode), [note].compactMap { $0 })
  }

  private func byDevice(_ address: String, _ clientID: String, _ mailbox: Mailbox) async throws -> (
    OktaCredentials, [String]
  ) {
    let (named, note) = try OktaOrganisation.read(address)
    let organisation = outside.isInMemory ? named : try await named.trusted(over: transport)
    // A file that can't be read stops nobody who typed all that is needed.
    let scopes = (try? outside.settings().get())?.scopes ?? []
    let grant = DeviceGrant(organisation, clientID: clientID, scopes: scopes, over: transport)
    let code = try await grant.begin()
    mailbox.post(
      .deviceCodeCame(code: code.userCode, address: code.completeAddress ?? code.address))
    let credentials = try await grant.wait(for: code) { seconds in
      try await Task.sleep(nanoseconds: UInt64(seconds) * 1_000_000_000)
    }
    return (credentials, [note].compactMap { $0 })
  }

  // Signed in is who can read; each permission that is missing is named with what it costs.
  private func finish(_ found: (OktaCredentials, [String]), _ mailbox: Mailbox) async throws {
    let credentials =
      outside.isInMemory ? found.0 : try await found.0.trusted(over: transport)
    let client = OktaClient(credentials, over: transport)
    try await PermissionCheck(client).run { mailbox.post(.permissionProved($0)) }
    state.withLock { $0.okta = client }
    mailbox.post(.signedIn(host: client.organisation.host, notes: found.1))
  }

  private func signInToDX(
    _ token: Secret?, _ confirmed: Set<String>, _ mailbox: Mailbox
  ) throws {
    guard let token = token ?? outside.dxToken else {
      throw Storage.Refusal("Type a DX Web API token, or set DX_API_TOKEN.")
    }
    let credentials = try DXCredentials(
      token: token, address: outside.dxURL, confirmed: confirmed, isInMemory: outside.isInMemory)
    state.withLock { $0.dx = DXClient(credentials, over: transport) }
    mailbox.post(.signedInToDX(host: credentials.host))
  }

  func sentence(of error: any Error) -> String {
    (error as? any Explained)?.sentence ?? "That could not be done. Try again."
  }
}
