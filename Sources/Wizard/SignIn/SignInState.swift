import Basics
import DXAPI
import HTTPTransport
import OktaAPI
import Screens
import SetupCore
import Terminal

/// How the sitting stands to Okta.
public enum Connection: Hashable, Sendable {
  /// Nobody signed in.
  case signedOut
  /// `--offline`, or a bundle: nothing is read.
  case offline
  /// Signed in to a host; the moment of the last answer.
  case live(host: String, last: Instant?)

  /// Whether something can be read.
  public var isLive: Bool {
    if case .live = self { true } else { false }
  }
}

/// Signing in to Okta and DX, and choosing the app, as far as this sitting has come.
public struct SignInState: Sendable {
  /// What was typed into the fields of screens; secrets are kept here alone.
  public var typed: [FieldID: TextFieldState] = [:]
  /// The code to be typed in the browser while a device grant is waited for.
  public var deviceCode: DeviceCodeShown?
  /// What the sign-in may read, as far as it was tried.
  public var permissions: [PermissionCheck.Result] = []
  /// Whether there is a sign-in to DX.
  public var isSignedInToDX = false
  /// The organisation's apps; nil until they were listed.
  public var apps: [RankedApp]?

  fileprivate func text(_ id: FieldID) -> String? {
    guard let text = typed[id]?.text, !text.isEmpty else { return nil }
    return text
  }
}

/// The code of a device grant, as the sign-in screen shows it.
public struct DeviceCodeShown: Hashable, Sendable {
  /// What to type.
  public var code: String
  /// Where to type it.
  public var address: String
}

extension Model {
  /// What is said where nothing is read; nil where something may be.
  mutating func refusalWhileOffline() -> [Effect]? {
    guard connection == .offline else { return nil }
    return say(.refused, "Offline: nothing is looked at. Start without --offline to sign in.")
  }

  mutating func signIn(_ way: SignInWay) -> [Effect] {
    if let offline = refusalWhileOffline() { return offline }
    let address = signIn.text(.oktaURL) ?? setup.organisation
    switch way {
    case .ask: return open(.signIn)
    case .found: return begin(.found(address: address))
    case .dx:
      return begin(
        .dx(
          token: signIn.text(.dxToken).map(Secret.init), confirmed: setup.confirmedDXHosts))
    case .typed:
      guard let address, let token = signIn.text(.oktaToken) else {
        return say(.refused, "Type the organisation's address and a token first.")
      }
      return begin(.typed(address: address, token: Secret(token)))
    case .device:
      guard let address, let client = signIn.text(.oktaClientID) else {
        return say(.refused, "Type the organisation's address and the app's client ID first.")
      }
      return begin(.device(address: address, clientID: client))
    }
  }

  private mutating func begin(_ request: SignInRequest) -> [Effect] {
    notice = .progress("Signing in …")
    return [.signIn(request)]
  }

  mutating func signedIn(_ host: String, _ notes: [String]) -> [Effect] {
    connection = .live(host: host, last: now)
    (signIn.typed[.oktaToken], signIn.deviceCode, signIn.apps) = (nil, nil, nil)
    let notes = signIn.permissionNotes + notes
    let text = (["Signed in to \(host)."] + notes).joined(separator: " ")
    notice = Notice(notes.isEmpty ? .done : .info, text)
    var effects = append(setup.binding(host: host), saying: text)
    let wasAsked = screen == WellKnownScreen.signIn.rawValue
    if wasAsked, let back = returns.popLast() { effects += show(back) }
    if let app = setup.app, setup.organisation == host {
      return effects + [.probe(OktaProbes.kinds, app: app.id)]
    }
    return effects + [.findApps] + (wasAsked ? open(.pickApp) : [])
  }

  mutating func signedInToDX(_ host: String) -> [Effect] {
    (signIn.isSignedInToDX, signIn.typed[.dxToken]) = (true, nil)
    notice = Notice(.done, "Signed in to \(host).")
    return compareBackup()
  }

  /// Nothing was sent to a host that is not DX's own: it is asked for by name first.
  mutating func askForDXHost(_ host: String) -> [Effect] {
    guard access.canWrite else {
      return say(.refused, DXCredentialsProblem.otherHost(host).sentence)
    }
    notice = nil
    return ask(.dxHost(host))
  }

  mutating func signInExpired(_ kind: Observation.Kind, _ failure: Shortfall) -> [Effect] {
    watching.running.remove(kind)
    (watching.next, connection, signIn.permissions) = (nil, .signedOut, [])
    return say(.failed, "\(failure.sentence) What was seen stays; sign in again (s).")
  }

  /// The line dialogue has a field's text at once.
  mutating func fill(_ id: FieldID, _ text: String) -> [Effect] {
    signIn.typed[id] = TextFieldState(text: text)
    return submitField(id)
  }

  /// Enter in a field: an address or an app's id is bound, anything else leads on.
  mutating func submitField(_ id: FieldID) -> [Effect] {
    guard let typed = signIn.text(id) else { return moveFocus(by: 1) }
    switch id {
    case .oktaURL:
      // A token that was typed here by mistake is neither kept nor repeated.
      if looksLikeToken(typed) {
        signIn.typed[id] = nil
        return say(.refused, tokenSentence)
      }
      do throws(OktaAddressProblem) {
        let (organisation, note) = try OktaOrganisation.read(typed)
        let kinds = setup.binding(host: organisation.host)
        let effects = moveFocus(by: 1)
        notice = note.map { Notice(.info, $0) }
        return effects + append(kinds)
      } catch {
        return say(.refused, "\(error.reason) \(error.remedy)")
      }
    case .appID:
      let isID =
        typed.count <= 40 && typed.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      guard isID else {
        return say(.refused, "An app's id has letters and digits only, such as 0oa1b2c3.")
      }
      return bind(typed, setup.app?.label ?? "the DX app")
    case .oktaToken, .oktaClientID, .dxToken: return moveFocus(by: 1)
    }
  }
}

extension Model {
  mutating func listApps() -> [Effect] {
    if let offline = refusalWhileOffline() { return offline }
    return (connection.isLive ? [.findApps] : []) + open(.pickApp)
  }

  mutating func foundApps(_ found: [RankedApp]) -> [Effect] {
    signIn.apps = found
    // The demo tenant has one app that is meant; a real organisation's is the person's to choose.
    let meant = found.first { $0.app.name.contains("scim") }
    guard access == .demo, setup.app == nil, let meant else { return [] }
    return bindDemo(meant.app)
  }

  // Back to the check list, where what is played shows.
  private mutating func bindDemo(_ app: ObservedApp) -> [Effect] {
    let text = (["Chosen: \(app.label)."] + signIn.permissionNotes).joined(separator: " ")
    let binding = setup.binding(
      host: setup.organisation ?? "", app: .init(app.id, label: app.label))
    let effects = append(binding, saying: text) + [.probe(OktaProbes.kinds, app: app.id)]
    return effects + (screen == WellKnownScreen.pickApp.rawValue ? goBack() : [])
  }

  mutating func bind(_ id: String, _ label: String) -> [Effect] {
    guard let host = setup.organisation else {
      return say(
        .refused, "Say first which organisation it is: type its address under sign in (s).")
    }
    let kinds = setup.binding(host: host, app: .init(id, label: label))
    guard !kinds.isEmpty else { return goBack() }
    let isElsewhere = kinds.contains { if case .wentBack = $0 { true } else { false } }
    let effects = append(kinds, saying: "Chosen: \(label).")
    let back = isElsewhere ? [] : goBack()
    return effects + back + (connection.isLive ? [.probe(OktaProbes.kinds, app: id)] : [])
  }
}
