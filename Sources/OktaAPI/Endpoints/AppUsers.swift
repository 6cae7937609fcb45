import Basics
import HTTPTransport
import SetupCore

/// A person assigned to the app: their record within it, and their Okta account.
public struct OktaAppUser: Hashable, Sendable {
  /// Okta's id of the person.
  public var id: String
  /// `USER` for a direct assignment, `GROUP` for one through a group.
  public var scope: String
  /// The assignment's status: `STAGED`, `PROVISIONED`, `ACTIVE` and others.
  public var status: String
  /// `DISABLED` is normal for an app that only pushes.
  public var syncState: String
  /// The person's id on the other side; nil until they are provisioned.
  public var externalID: String?
  /// The user name within the app.
  public var userName: String?
  /// When the assignment was made, as Okta writes it.
  public var created: String
  /// When the record last changed, as Okta writes it.
  public var lastUpdated: String
  /// The values within the app, by variable name.
  public var profile: JSONObject
  /// The person's Okta account; nil where Okta left it out.
  public var account: OktaAccount?
  /// The id of the group that the assignment comes from; nil where Okta doesn't link to it.
  public var groupID: String?

  /// A person as Okta lists them; nil for what is no object.
  init?(okta value: JSONValue) {
    guard value.object != nil else { return nil }
    id = value.name("id", 100)
    scope = value.name("scope", 40)
    status = value.name("status", 40)
    syncState = value.name("syncState", 40)
    externalID = value.exact("externalId")
    userName = value.at("credentials", "userName")?.string.map { Answer.exact($0) }
    created = value.name("created", 40)
    lastUpdated = value.name("lastUpdated", 40)
    profile = value["profile"]?.object ?? JSONObject()
    account = value.at("_embedded", "user").flatMap(OktaAccount.init(okta:))
    let group = value.at("_links", "group", "href")?.string?.split(separator: "/").last
    groupID = group.map { Answer.name(String($0), 100) }
  }

  /// A hash of what a push would send and of when the record changed; of this run only.
  public var recordHash: Int {
    var hasher = Hasher()
    hasher.combine(profile)
    hasher.combine(lastUpdated)
    hasher.combine(externalID)
    return hasher.finalize()
  }

  /// Whether Okta sends nothing for the person: the account is deprovisioned or suspended.
  public var isInactive: Bool {
    ["DEPROVISIONED", "SUSPENDED"].contains(account?.status ?? status)
  }
}

/// A person's Okta account.
public struct OktaAccount: Hashable, Sendable {
  /// Okta's id of the person.
  public var id: String
  /// `ACTIVE`, `STAGED`, `SUSPENDED`, `DEPROVISIONED` and others.
  public var status: String
  /// The id of the person's user type; nil where Okta left it out.
  public var type: String?
  /// The values of the Okta profile, by variable name.
  public var profile: JSONObject

  init?(okta value: JSONValue) {
    guard value.object != nil else { return nil }
    id = value.name("id", 100)
    status = value.name("status", 40)
    type = value["type"]?.nameIfAny("id", 100)
    profile = value["profile"]?.object ?? JSONObject()
  }

  /// The e-mail that the account has.
  public var email: String? { profile["email"]?.string }

  /// The user name.
  public var login: String? { profile["login"]?.string }
}

/// A place in the list of people assigned to an app, from which reading can go on.
public struct AppUsersPlace: Hashable, Sendable {
  /// The most pages that a list may have.
  static let mostPages = 20_000

  /// How many people were read so far.
  public private(set) var people = 0
  /// Whether everybody was read.
  public private(set) var isAtEnd = false
  fileprivate private(set) var cursor: String?
  private var pages = 0

  /// The beginning of the list.
  public init() {}

  fileprivate mutating func step(over count: Int, to next: String?) throws(OktaFailure.Cause) {
    (people, pages) = (people + count, pages + 1)
    isAtEnd = next == nil
    guard next == nil || (next != cursor && pages < Self.mostPages) else {
      throw .unexpected("the list never ends")
    }
    cursor = next
  }
}

extension OktaClient {
  /// Everybody assigned to the app from a place on, with their Okta account, page by page.
  ///
  /// After a failure the place is that of the page that failed: reading again goes on there.
  public func people(
    assignedTo app: String, from place: inout AppUsersPlace,
    visit: ([OktaAppUser], AppUsersPlace) async throws(OktaFailure) -> Void
  ) async throws(OktaFailure) {
    try await pages(
      of: app, from: &place,
      read: { response throws(OktaFailure) in
        try elements(of: response, .appUsers, OktaAppUser.init(okta:))
      }, visit: visit)
  }

  /// Everybody assigned to the app from a place on, as a preview needs them, with the values of
  /// some attributes, page by page.
  ///
  /// The pages are walked over for what is needed of them, and aren't decoded.
  public func assignedPeople(
    of app: String, valuesOf names: Set<String>, from place: inout AppUsersPlace,
    visit: ([AssignedPerson], AppUsersPlace) async throws(OktaFailure) -> Void
  ) async throws(OktaFailure) {
    let scan = AppUserScan(valuesOf: names)
    try await pages(
      of: app, from: &place,
      read: { response throws(OktaFailure) in
        do throws(OktaFailure.Cause) {
          try Answer.check(response)
        } catch {
          throw failed(error, .appUsers)
        }
        if let people = scan.people(response.body) { return people }
        // What the scan gives up, this reads or refuses.
        return try elements(of: response, .appUsers, OktaAppUser.init(okta:)).map {
          $0.assigned.keeping(names)
        }
      }, visit: visit)
  }

  /// The next page is read while `visit` counts this one, so two are in memory at most.
  private func pages<Person: Sendable>(
    of app: String, from place: inout AppUsersPlace,
    read: @escaping @Sendable (Response) throws(OktaFailure) -> [Person],
    visit: ([Person], AppUsersPlace) async throws(OktaFailure) -> Void
  ) async throws(OktaFailure) {
    var ahead = await page(of: app, at: place, read)
    while !place.isAtEnd {
      if Task.isCancelled { throw failed(.noAnswer(.cancelled), .appUsers) }
      let (people, next) = try ahead.get()
      async let following = page(of: app, at: next, read)
      try await visit(people, next)
      place = next
      ahead = await following
    }
  }

  /// The people at a place, and the place behind them; nobody at the end.
  private func page<Person>(
    of app: String, at place: AppUsersPlace, _ read: (Response) throws(OktaFailure) -> [Person]
  ) async -> Result<([Person], AppUsersPlace), OktaFailure> {
    guard !place.isAtEnd else { return .success(([], place)) }
    do throws(OktaFailure) {
      let after = place.cursor.map { [(name: "after", value: $0)] } ?? []
      let page = try await page(
        .appUsers, app, query: [("expand", "user"), ("limit", "500")] + after, read: read)
      var next = place
      do throws(OktaFailure.Cause) {
        try next.step(over: page.elements.count, to: page.next)
      } catch {
        throw failed(error, .appUsers)
      }
      return .success((page.elements, next))
    } catch {
      return .failure(error)
    }
  }

  /// One person's record within the app, without the account.
  public func person(_ id: String, of app: String) async throws(OktaFailure) -> OktaAppUser {
    let value = try await read(.appUser, app, id)
    guard let person = OktaAppUser(okta: value) else {
      throw failed(.unexpected("a person was expected"), .appUser)
    }
    return person
  }

  /// Everybody assigned to the app, with their Okta account, page by page.
  ///
  /// One page is in memory at a time, also at a million people. Ends early once `visit` returns
  /// false.
  public func people(
    assignedTo app: String, visit: ([OktaAppUser]) async throws(OktaFailure) -> Bool
  ) async throws(OktaFailure) {
    let query = [(name: "expand", value: "user"), (name: "limit", value: "500")]
    try await list(.appUsers, app, query: query) { page throws(OktaFailure) in
      try await visit(try elements(page, of: .appUsers, OktaAppUser.init(okta:)))
    }
  }
}
