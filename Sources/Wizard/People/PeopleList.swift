import Basics
import Screens
import SetupCore

/// The people behind a count, with the values in question.
///
/// They are in memory while their page is open, and nowhere else: no event, bundle or file has them,
/// but one that the person names.
public struct PeopleList: Hashable, Sendable {
  /// One of them.
  public struct Person: Hashable, Sendable {
    /// The name; empty where it is not known.
    public var name: String
    /// The e-mail.
    public var email: String
    /// The values, in the order of the list's labels.
    public var values: [String]

    /// A person by what is shown of them; nothing of it moves the cursor.
    public init(name: String = "", email: String, values: [String] = []) {
      self.name = sanitised(name, limit: 80)
      self.email = sanitised(email, limit: 120)
      self.values = values.map { sanitised($0, limit: 120) }
    }
  }

  /// What they have in common.
  public var title: String
  /// What the values are of.
  public var labels: [String]
  /// The people, at most as many as a page can use.
  public var people: [Person]
  /// How many there are in all.
  public var total: Int
  /// Why the list ended early; nil where all could be read.
  public var failure: String?

  /// More than this can't be looked through; they are counted on.
  public static let most = 5_000

  /// A list of people.
  public init(
    _ title: String, labels: [String] = [], people: [Person], total: Int? = nil,
    failure: String? = nil
  ) {
    (self.title, self.labels, self.failure) = (title, labels, failure)
    (self.people, self.total) = (Array(people.prefix(Self.most)), total ?? people.count)
  }

  /// It as CSV, quoted as spreadsheets read it.
  var csv: String {
    let rows =
      [["name", "email"] + labels] + people.map { [$0.name, $0.email] + $0.values }
    return rows.map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  // A value that begins like a formula is kept from being one.
  private static func quoted(_ text: String) -> String {
    let isFormula = text.first.map { "=+-@".contains($0) } ?? false
    let plain = (isFormula ? "'" : "") + text
    return "\""
      + plain.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
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
    case .export: return people.map { ask(.save($0.csv, as: "people.csv")) } ?? []
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
    let counts = counted(people.total, "person", "people")
    let rest = more > 0 ? " The first \(grouped(people.people.count)) are listed." : ""
    let head = people.labels.isEmpty ? [] : people.labels
    return [
      Page.Item(.paragraph("\(people.title): \(counts).\(rest)")),
      Page.Item(.action("Copy the list"), .people(.copy)),
      Page.Item(.action("Write it to a file"), .people(.export)),
      Page.Item(.tableHead(["Name", "E-mail"] + head)),
    ]
      + people.people.map { person in
        Page.Item(.tableRow([person.name, person.email] + person.values), .copy(person.email))
      }
  }
}
