import HTTPTransport
import OktaAPI
import Screens
import SetupCore

extension Model {
  /// Actions that need Okta or DX.
  mutating func performLive(_ deed: Action.Deed) -> [Effect] {
    guard connection != .offline else {
      notice = Notice(
        .refused, "Offline: nothing is looked at. Start without --offline to sign in.")
      return []
    }
    switch deed {
    case .signIn(let way): return signIn(way)
    case .pickApp: return (connection.isLive ? [.findApps] : []) + open("pick-app")
    case .watch: return toggleWatch()
    case .liveBackup:
      guard verification == nil else { return [] }
      verification = Verification(file: Verification.everyone, done: 0, total: 0)
      return [.readEveryone]
    default: return []
    }
  }

  private mutating func signIn(_ way: SignInWay) -> [Effect] {
    let address = text(.oktaURL) ?? setup.organisation
    switch way {
    case .ask: return open("sign-in")
    case .found: return begin(.found(address: address))
    case .dx: return begin(.dx(token: text(.dxToken).map(Secret.init)))
    case .typed:
      guard let address, let token = text(.oktaToken) else {
        return refuse("Type the organisation's address and a token first.")
      }
      return begin(.typed(address: address, token: Secret(token)))
    case .device:
      guard let address, let client = text(.oktaClientID) else {
        return refuse("Type the organisation's address and the app's client ID first.")
      }
      return begin(.device(address: address, clientID: client))
    }
  }

  private mutating func begin(_ request: SignInRequest) -> [Effect] {
    notice = Notice(.info, "Signing in …")
    return [.signIn(request)]
  }

  private mutating func refuse(_ sentence: String) -> [Effect] {
    notice = Notice(.refused, sentence)
    return []
  }

  private func text(_ id: FieldID) -> String? {
    guard let text = fields[id]?.text, !text.isEmpty else { return nil }
    return text
  }

  /// Enter in a field: an address or an app's id is bound, anything else leads on.
  mutating func submitField(_ id: FieldID) -> [Effect] {
    guard let typed = text(id) else { return moveFocus(by: 1) }
    switch id {
    case .oktaURL:
      do throws(OktaAddressProblem) {
        let (organisation, note) = try OktaOrganisation.read(typed)
        let happenings = setup.binding(host: organisation.host)
        let effects = moveFocus(by: 1)
        notice = note.map { Notice(.info, $0) }
        return effects + record(happenings)
      } catch {
        return refuse("\(error.reason) \(error.remedy)")
      }
    case .appID:
      let isID =
        typed.count <= 40 && typed.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      guard isID else {
        return refuse("An app's id has letters and digits only, such as 0oa1b2c3.")
      }
      return took(.appChosen(id: typed, label: setup.app?.label ?? "the DX app"))
    case .oktaToken, .oktaClientID, .dxToken: return moveFocus(by: 1)
    }
  }
}
