import Basics
import DXAPI
import OktaAPI
import Platform
import SetupCore
import Wizard

extension Command {
  /// Says whose tokens are around, what they may do, and until when; nothing secret.
  static let authStatus = Command(
    "auth status", "whose tokens these are, what they may do, until when",
    options: [.json, .wait]
  ) { call throws(CommandFailure) in
    guard !call.has("--offline") else { throw .couldNotProbe("Nothing is read with --offline.") }
    Interruption.listen()
    var question = AuthQuestion(call: call, reader: try HeadlessReader(call))
    question.askOkta()
    question.askDX()
    return question.outcome
  }
}

/// Asks Okta and DX about the tokens that are around.
private struct AuthQuestion {
  let call: Invocation
  let reader: HeadlessReader
  private var status = AuthStatus()
  private var notices: [String] = []
  private var failures = 0

  init(call: Invocation, reader: HeadlessReader) { (self.call, self.reader) = (call, reader) }

  mutating func askOkta() {
    guard call.environment.hasOktaSettings else {
      notices.append(
        "No token for Okta is set: neither OKTA_CLIENT_TOKEN nor one in ~/.okta/okta.yaml.")
      return
    }
    let address = call.option("--okta-url")
    guard let (read, notes) = answer(reader.wait { await $0.oktaTokenStatus(address: address) })
    else { return }
    notices += notes
    status.okta = AuthStatus.Okta(read)
    for result in read.permissions {
      switch result.status {
      case .granted: break
      case .missing(let shortfall):
        status.losses.append("\(result.permission.loss) \(shortfall.remedy)")
      case .unclear(let shortfall):
        failures += 1
        notices.append("\(result.permission.rawValue) could not be tried. \(shortfall.sentence)")
      }
    }
  }

  mutating func askDX() {
    guard call.environment.hasDXToken else {
      notices.append("No token for DX is set: DX_API_TOKEN.")
      return
    }
    let hosts = (try? call.open(.readOnly))?.setup.confirmedDXHosts ?? []
    guard let read = answer(reader.wait { await $0.dxTokenStatus(confirmed: hosts) }) else {
      return
    }
    status.dx = AuthStatus.DX(read)
    guard !read.mayReadUsers else { return }
    status.losses.append(
      "The DX token lacks \(DXTokenStatus.neededScope), without which nobody can be compared. Give "
        + "it that scope in DX's Web API settings.")
  }

  private mutating func answer<Value>(
    _ waited: Result<Live.TokenAnswer<Value>, Patience.End>
  ) -> Value? {
    switch waited {
    case .success(.success(let value)): return value
    case .success(.failure(let refusal)): notices.append(refusal.sentence)
    case .failure(let end): notices.append(end.sentence)
    }
    failures += 1
    return nil
  }

  var outcome: Outcome {
    if case .interrupted(let number)? = reader.patience.end {
      return Outcome(status, notices: notices, code: .signal(number))
    }
    let isNothing = status.okta == nil && status.dx == nil
    let code: ExitCode =
      !status.losses.isEmpty ? .doesNotHold : failures > 0 || isNothing ? .couldNotRead : .done
    return Outcome(status, notices: notices, code: code)
  }
}

/// Whose tokens are around; the tokens themselves are nowhere in it.
struct AuthStatus: CommandResult {
  /// The token for Okta.
  struct Okta: Encodable {
    /// The kinds by their fixed names.
    enum Kind: String, Encodable {
      case apiToken = "api-token"
      case accessToken = "access-token"
    }

    var organisation: String
    var kind: Kind
    var user: String?
    var scopes: [String]?
    var expires: String?
    var missing: [String]

    init(_ read: OktaTokenStatus) {
      organisation = read.organisation
      kind = read.scheme == .ssws ? .apiToken : .accessToken
      (user, scopes, expires) = (read.user, read.scopes, read.expires?.iso8601())
      missing = read.permissions.filter(\.isMissing).map(\.permission.rawValue)
    }

    private enum CodingKeys: String, CodingKey {
      case organisation, kind, user, scopes, expires, missing
    }

    /// Writes null where something isn't known: the keys are always there.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(organisation, forKey: .organisation)
      try container.encode(kind, forKey: .kind)
      try container.encode(user, forKey: .user)
      try container.encode(scopes, forKey: .scopes)
      try container.encode(expires, forKey: .expires)
      try container.encode(missing, forKey: .missing)
    }

    fileprivate var lines: [String] {
      let owner = user.map { " of \($0)" } ?? ""
      let (words, rights, end) =
        switch kind {
        case .apiToken:
          ("API token", "those of its owner's admin roles", "30 days after it was last used")
        case .accessToken:
          (
            "access token", scopes?.joined(separator: ", ") ?? "not named in the token",
            expires ?? "not named in the token"
          )
        }
      return [
        "Okta, \(organisation): \(words)\(owner).", "    Rights: \(rights).",
        "    Expires: \(end).",
        "    Missing: \(missing.isEmpty ? "nothing" : missing.joined(separator: ", ")).",
      ]
    }
  }

  /// The token for DX.
  struct DX: Encodable {
    var account: String
    var scopes: [String]
    var expires: String?

    init(_ read: DXTokenStatus) {
      (account, scopes, expires) = (read.account, read.scopes, read.expires?.iso8601())
    }

    private enum CodingKeys: String, CodingKey { case account, scopes, expires }

    /// Writes `expires` as null where it isn't known: the key is always there.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(account, forKey: .account)
      try container.encode(scopes, forKey: .scopes)
      try container.encode(expires, forKey: .expires)
    }

    fileprivate var lines: [String] {
      [
        "DX\(account.isEmpty ? "" : ", \(account)"): token.",
        "    Rights: \(scopes.isEmpty ? "none" : scopes.joined(separator: ", ")).",
        "    Expires: \(expires ?? "DX names no day").",
      ]
    }
  }

  var okta: Okta?
  var dx: DX?
  /// What is lost without what is missing, and what helps.
  fileprivate var losses: [String] = []

  private enum CodingKeys: String, CodingKey { case okta, dx }

  /// Writes null for a token that isn't there, or could not be asked about.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(okta, forKey: .okta)
    try container.encode(dx, forKey: .dx)
  }

  var text: String {
    ((okta?.lines ?? []) + (dx?.lines ?? []) + losses).map { $0 + "\n" }.joined()
  }
}
