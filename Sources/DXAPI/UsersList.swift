import Basics
import SetupCore

/// One page of `users.list`.
struct UsersListPage {
  var users: [DXUser]
  var nextPage: Int?
  var total: Int?

  init(_ value: JSONValue) throws(DXFailure.Cause) {
    guard let list = value["users"]?.array else { throw .unexpected("users is missing") }
    users = list.compactMap(DXUser.init(dx:))
    guard users.count == list.count else { throw .unexpected("an entry that is no person") }
    nextPage = value["next_page"]?.number?.int
    total = value["total"]?.number?.int
  }
}

/// A place in `users.list`, from which reading can go on.
public struct UsersListPlace: Hashable, Sendable {
  /// The page that is read next, counted from 1.
  public private(set) var page = 1
  /// How many people were read so far.
  public private(set) var people = 0
  /// How many there are, by the last page; nil until then.
  public private(set) var total: Int?
  /// Whether everything was read.
  public private(set) var isAtEnd = false
  private var lastIDs: Set<String> = []

  /// The beginning of the list.
  public init() {}

  /// Steps over a page that was read.
  ///
  /// The list is paged by number: who comes or goes meanwhile shifts the rest, so that a person is
  /// read twice or not at all. Counts and repeated ids give that away.
  mutating func take(_ page: UsersListPage) throws(DXFailure.Cause) {
    let count = people + page.users.count
    let ids = Set(page.users.map(\.id)).subtracting([""])
    guard lastIDs.isDisjoint(with: ids), total == nil || page.total == nil || total == page.total
    else { throw .changed(read: people, total: page.total ?? count) }
    if let next = page.nextPage {
      guard next > self.page else {
        throw .unexpected("after page \(self.page) comes page \(next)")
      }
      guard !page.users.isEmpty else {
        throw .unexpected("page \(self.page) is empty, yet not the last")
      }
      self.page = next
    } else {
      guard page.total == nil || page.total == count else {
        throw .changed(read: count, total: page.total ?? count)
      }
      isAtEnd = true
    }
    (people, total, lastIDs) = (count, page.total ?? total, ids)
  }
}
