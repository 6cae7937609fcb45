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
        mailbox.post(.signInFailed(shortfall(of: error)))
      }
    }
  }

  /// Why environment and `okta.yaml` are not enough to sign in by.
  private struct NotFound: Error, Explained {
    var reason: String
    var remedy: String
  }

  private func found(_ address: String?) throws -> (OktaCredentials, [String]) {
    var settings = try outside.settings().get()
    if let address { settings.choose(address) }
    guard let token = settings.token else {
      throw NotFound(
        reason: "No token was found: OKTA_CLIENT_TOKEN is not set, and ~/.okta/okta.yaml has none.",
        remedy: "Set OKTA_CLIENT_TOKEN, or type a token in the wizard.")
    }
    guard let host = settings.address else {
      throw NotFound(
        reason: "A token was found, but no organisation.",
        remedy: "Set OKTA_CLIENT_ORGURL, name it with --okta-url, or type it in the wizard.")
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
    let client = try await client(found.0)
    try await PermissionCheck(client).run { mailbox.post(.permissionProved($0)) }
    state.withLock { $0.okta = client }
    mailbox.post(.signedIn(host: client.organisation.host, notes: found.1))
  }

  private func client(_ credentials: OktaCredentials) async throws -> OktaClient {
    OktaClient(
      outside.isInMemory ? credentials : try await credentials.trusted(over: transport),
      over: transport)
  }

  private func signInToDX(
    _ token: Secret?, _ confirmed: Set<String>, _ mailbox: Mailbox
  ) throws {
    let client = try dxClient(token, confirmed)
    state.withLock { $0.dx = client }
    mailbox.post(.signedInToDX(host: client.credentials.host))
  }

  private func dxClient(_ token: Secret?, _ confirmed: Set<String>) throws -> DXClient {
    guard let token = token ?? outside.dxToken else {
      throw NotFound(
        reason: "There is no DX token.", remedy: "Type a DX Web API token, or set DX_API_TOKEN.")
    }
    return DXClient(
      try DXCredentials(
        token: token, address: outside.dxURL, confirmed: confirmed,
        isInMemory: outside.isInMemory), over: transport)
  }

  func sentence(of error: any Error) -> String { shortfall(of: error).sentence }
}

extension Live {
  /// What came of asking for a token, or why it could not be asked.
  public typealias TokenAnswer<Status> = Result<Status, Storage.Refusal>

  /// Whose token environment and `okta.yaml` hold for Okta, and what may be read with it.
  public func oktaTokenStatus(
    address: String?
  ) async -> TokenAnswer<(status: OktaTokenStatus, notes: [String])> {
    do {
      let found = try found(address)
      return .success((try await OktaTokenStatus.read(try await client(found.0)), found.1))
    } catch {
      return .failure(.init(sentence(of: error)))
    }
  }

  /// Whose token the environment holds for DX, and what it may do.
  ///
  /// - Parameter confirmed: the hosts beside DX's own that someone confirmed.
  public func dxTokenStatus(confirmed: Set<String>) async -> TokenAnswer<DXTokenStatus> {
    do {
      return .success(try await dxClient(nil, confirmed).tokenStatus())
    } catch {
      return .failure(.init(sentence(of: error)))
    }
  }
}
