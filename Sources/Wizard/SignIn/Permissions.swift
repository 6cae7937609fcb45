import OktaAPI
import Screens
import SetupCore

extension Model {
  /// Whether the sign-in screen has something for the person: a way in, or what a sign-in lacks.
  var offersSignIn: Bool {
    let leadsOn = connection == .signedOut || !signIn.permissionNotes.isEmpty
    return access.canWrite && leadsOn && screen != WellKnownScreen.signIn.rawValue
  }

  /// Takes in what one proof showed; another sign-in begins the list anew.
  mutating func proved(_ result: PermissionCheck.Result) -> [Effect] {
    if result.permission == OktaPermission.allCases.first {
      signIn.permissions = []
      // The list stands at the top of the screen, while the way in that was pressed is below it.
      if screen == WellKnownScreen.signIn.rawValue { window.scroll = 0 }
    }
    signIn.permissions.append(result)
    let count = OktaPermission.allCases.count
    notice = .progress("Signing in … \(signIn.permissions.count) of \(count) permissions tried.")
    return []
  }
}

extension SignInState {
  /// How many permissions a sign-in lacks and where that can be seen; none when it lacks none.
  var permissionNotes: [String] {
    let lacking = permissions.filter { $0.status != .granted }
    guard !lacking.isEmpty else { return [] }
    let missing = lacking.contains { $0.isMissing }
    let unclear = lacking.contains { !$0.isMissing }
    let words = missing && unclear ? "missing or unclear" : missing ? "missing" : "unclear"
    let verb = lacking.count == 1 ? "is" : "are"
    return [
      "\(lacking.count) of \(OktaPermission.allCases.count) permissions \(verb) \(words): "
        + "s shows more."
    ]
  }

  /// A row for each permission that was tried, and below them what stays unknown without some.
  func permissionItems(_ marks: Marks) -> [Page.Item] {
    guard !permissions.isEmpty else { return [] }
    let rows = permissions.map {
      Page.Item(.tableRow([$0.status(marks), $0.permission.rawValue, $0.permission.title]))
    }
    let lacks = permissions.compactMap(\.lack).map { Page.Item(.callout(.warning, $0)) }
    return [Page.Item(.tableHead(["Permission", "Scope", "Reads"]))] + rows + lacks
  }
}

extension PermissionCheck.Result {
  fileprivate func status(_ marks: Marks) -> String {
    switch status {
    case .granted: "\(marks.verdict(.met)) granted"
    case .missing: "\(marks.verdict(.unmet)) missing"
    case .unclear: "\(marks.verdict(.unknown)) unclear"
    }
  }

  /// What it costs that it is not granted, and what helps.
  fileprivate var lack: String? {
    switch status {
    case .granted: nil
    case .missing(let shortfall):
      "\(permission.rawValue) is missing. \(permission.loss) \(shortfall.remedy)"
    case .unclear(let shortfall):
      "\(permission.rawValue) could not be tried. \(shortfall.reason) \(shortfall.remedy)"
    }
  }
}
