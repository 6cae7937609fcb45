/// A group of the organisation.
struct DemoGroup: Hashable, Sendable {
  var number: Int
  var name: String
  var created: Int
  var members: Range<Int>

  var id: String { OpaqueID.make("00g", number) }
}
