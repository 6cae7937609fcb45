import Basics
import HTTPTransport
import SetupCore

/// What Okta's own tools would sign in with: from the environment and from `~/.okta/okta.yaml`.
public struct OktaSettings: Equatable, Sendable {
  /// The organisation's address.
  public var address: String?
  /// The token.
  public var token: Secret?
  /// `SSWS`, `Bearer` or `PrivateKey`.
  public var mode: String?
  /// The client id for the device sign-in.
  public var clientID: String?
  /// The scopes to ask for.
  public var scopes: [String] = []
  /// Where the token was found, for a person.
  public var tokenSource: String?
  /// What a person should know about how they were put together.
  public var notes: [String] = []

  /// Nothing set.
  public init() {}

  /// The organisation that the file with the token names; nil where none does.
  private var tokenAddress: String?

  /// What the environment's variables and the text of `okta.yaml` say together.
  ///
  /// The environment beats the file, and a chosen address beats both.
  public static func read(
    environment: [String: String], file: String?, chosenAddress: String? = nil
  ) throws(OktaFileProblem) -> OktaSettings {
    let written = try file.map { text throws(OktaFileProblem) in try OktaConfigFile.read(text) }
    var settings = inEnvironment(environment)
    settings.clientID = settings.clientID ?? written?.clientID
    if settings.scopes.isEmpty { settings.scopes = written?.scopes ?? [] }
    if settings.token == nil, let written {
      settings.mode = settings.mode ?? written.mode
      settings.token = written.token
      settings.tokenSource = written.token.map { _ in "~/.okta/okta.yaml" }
      settings.tokenAddress = written.address
    }
    if let address = chosenAddress ?? settings.address ?? written?.address {
      settings.choose(address)
    }
    return settings
  }

  /// Takes another address than the one that was found.
  ///
  /// The file's token goes to the file's own organisation alone, so it is dropped, with a note,
  /// where the address is another one: it must not reach a stranger.
  public mutating func choose(_ address: String) {
    self.address = address
    guard token != nil, let own = tokenAddress, !Self.isSame(own, address) else { return }
    (token, tokenSource) = (nil, nil)
    notes.append(
      "The token in ~/.okta/okta.yaml is for \(sanitised(own, limit: 80)) and was not used here.")
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    guard let first = try? OktaOrganisation.read(one).organisation,
      let second = try? OktaOrganisation.read(other).organisation
    else { return false }
    return first == second
  }

  private static func inEnvironment(_ environment: [String: String]) -> OktaSettings {
    func value(_ name: String) -> String? {
      guard let text = environment["OKTA_CLIENT_" + name]?.trimmingSpaces, !text.isEmpty else {
        return nil
      }
      return text
    }
    var settings = OktaSettings()
    settings.address = value("ORGURL")
    settings.mode = value("AUTHORIZATIONMODE")
    settings.clientID = value("CLIENTID")
    settings.scopes = value("SCOPES").map(words) ?? []
    if let token = value("TOKEN") {
      settings.token = Secret(token)
      settings.tokenSource = "OKTA_CLIENT_TOKEN"
    }
    return settings
  }

  /// The words of a list that is written with spaces or commas.
  static func words(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "," }.map { sanitised(String($0), limit: 100) }
  }
}
