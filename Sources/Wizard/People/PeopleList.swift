import Basics
import Screens
import SetupCore

/// The people behind a count, with the values in question.
///
/// They are in memory while their page is open, or what was opened from it, and nowhere else: no
/// event, bundle or file has them, but one that the person names.
public struct PeopleList: Hashable, Sendable {
  /// One of them.
  public struct Person: Hashable, Sendable {
    /// The name; empty where it is not known.
    public var name: String
    /// The e-mail.
    public var email: String
    /// The values, in the order of the list's labels.
    public var values: [String]
    /// What is to be said of them, in a sentence; mostly nothing.
    public var remark: String
    /// The name by which Enter follows them; nil where it copies the e-mail.
    public var followedAs: String?
    /// Where they stand as they were read.
    fileprivate(set) var place = 0

    /// A person by what is shown of them; nothing of it moves the cursor.
    public init(
      name: String = "", email: String, values: [String] = [], remark: String = "",
      followedAs: String? = nil
    ) {
      self.name = sanitised(name, limit: 80)
      self.email = sanitised(email, limit: 254)
      self.values = values.map { sanitised($0, limit: 120) }
      self.remark = sanitised(remark, limit: 200)
      self.followedAs = followedAs
    }

    fileprivate var intent: Intent { followedAs.map { .preview(.trace($0)) } ?? .copy(email) }
  }

  /// What a list counts.
  public enum Unit: Hashable, Sendable {
    /// People, each once.
    case people
    /// Values of people: somebody may have several.
    case values
  }

  /// What they have in common.
  public var title: String
  /// What the values are of.
  public var labels: [String]
  /// The people, at most as many as a page can use.
  public internal(set) var people: [Person]
  /// How many there are in all.
  public var total: Int
  /// What these are.
  public let unit: Unit
  /// Why the list ended early; nil where all could be read.
  public var failure: String?
  /// By what it is sorted; nil while it is as it was read.
  public internal(set) var order: PeopleOrder?
  /// By what it can be sorted, in the order of the key that does it.
  let orders: [PeopleOrder]

  /// More than this can't be looked through; they are counted on.
  public static let most = 5_000

  /// A list of people.
  ///
  /// - Parameters:
  ///   - sortable: how many of the labels it can be sorted by; nil for all.
  ///   - most: how many are kept; the others are counted alone.
  public init(
    _ title: String, labels: [String] = [], sortable: Int? = nil, people: [Person],
    total: Int? = nil, unit: Unit = .people, most: Int = PeopleList.most, failure: String? = nil
  ) {
    (self.title, self.labels, self.unit, self.failure) = (title, labels, unit, failure)
    self.people = Array(people.prefix(most))
    for place in self.people.indices { self.people[place].place = place }
    self.total = total ?? people.count
    orders = [.person] + labels.indices.prefix(sortable ?? labels.count).map { .value($0) }
  }

  /// It as CSV, to be opened in a spreadsheet.
  var csv: String {
    var writer = CSVWriter(guardsFormulas: true)
    let hasRemarks = people.contains { !$0.remark.isEmpty }
    writer.write(["name", "email"] + labels + (hasRemarks ? ["remark"] : []))
    for person in people {
      let remark = hasRemarks ? [person.remark] : []
      writer.write([person.name, person.email] + person.values + remark)
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }
}

extension Model {
  mutating func apply(_ intent: Intent.People) -> [Effect] {
    switch intent {
    case .listAssigned:
      guard connection.isLive, let app = setup.app?.id else {
        return say(.refused, "Sign in to Okta and choose the app first; then they can be listed.")
      }
      notice = Notice(.info, "Reading who is assigned …")
      return [.listPeople(app: app, setup.plannedPairs)]
    case .listMissing:
      let missing = backup.missingPeople.map { PeopleList.Person(email: $0) }
      return show(PeopleList("Missing in the backup", people: missing))
    case .copy: return copy(people?.csv ?? "")
    case .export:
      if let people { return ask(.save(people.csv, as: "people.csv")) }
      return preview.complete.map {
        ask(.save($0.list(.all, most: .max).csv, as: "tonight.csv"))
      } ?? []
    }
  }

  /// Opens the page of the people behind a count.
  mutating func show(_ list: PeopleList) -> [Effect] {
    notice = list.failure.map { Notice(.failed, $0) }
    people = list
    return open(.people)
  }

  /// The list as its page shows it.
  var peopleItems: [Page.Item] {
    guard let people else { return [Page.Item(.paragraph("Nobody is listed."))] }
    let more = people.total - people.people.count
    let counts =
      switch people.unit {
      case .people: counted(people.total, "person", "people")
      case .values: counted(people.total, "value")
      }
    let rest = more > 0 ? " The first \(grouped(people.people.count)) are listed." : ""
    let order = people.order.map { ", \(people.words($0))" } ?? ""
    return [
      Page.Item(.paragraph("\(people.title): \(counts)\(order).\(rest)")),
      Page.Item(.action("Copy the list"), .people(.copy)),
      Page.Item(.action("Write it to a file"), .people(.export)),
      Page.Item(.tableHead(["Name", "E-mail"] + people.labels)),
    ]
      + people.people.map { person in
        Page.Item(
          .tableRow([person.name, person.email] + person.values, remark: person.remark),
          person.intent)
      }
  }
}
