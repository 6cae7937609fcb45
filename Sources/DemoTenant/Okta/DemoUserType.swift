/// A type of people in the organisation; each has a mapping of its own to every app.
struct DemoUserType: Hashable, Sendable {
  /// The number of the type that every organisation has.
  static let usual = 1

  var number: Int
  var name: String
  var title: String

  var id: String { OpaqueID.make("oty", number) }
}
