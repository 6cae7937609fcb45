import Basics

/// A group of the organisation.
struct DemoGroup: Hashable, Sendable {
  var number: Int
  var name: String
  var created: Int
  var members: Range<Int>

  var id: String { OpaqueID.make("00g", number) }
  /// *Everyone* is Okta's own; the others are of the organisation's admins.
  var type: String { number == 1 ? "BUILT_IN" : "OKTA_GROUP" }

  /// What a filter of `/groups` may ask for.
  func filterValues(_ name: String) -> [String] {
    switch name {
    case "id": [id]
    case "type": [type]
    case "lastUpdated", "lastMembershipUpdated": [Instant(created).oktaTime]
    default: []
    }
  }
}
