import Basics
import SetupCore

extension OktaClient {
  /// Whose token this is; the proof that it is accepted at all.
  public func me() async throws(OktaFailure) -> OktaAccount {
    let value = try await read(.user, "me")
    guard let account = OktaAccount(okta: value) else {
      throw failed(.unexpected("a person was expected"), .user)
    }
    return account
  }

  /// The account of an e-mail, user name or Okta id, letter case aside; nil for nobody.
  ///
  /// An e-mail that several accounts have is the first one's.
  public func account(named name: String) async throws(OktaFailure) -> OktaAccount? {
    let word = quotable(name)
    guard !word.isEmpty else { return nil }
    let search = ["profile.email", "profile.login", "id"].map { "\($0) eq \"\(word)\"" }
      .joined(separator: " or ")
    return try await accounts([("search", search), ("limit", "2")]).first
  }

  /// People whose names are nearly one that nobody bears: three searches at most, a page of each.
  public func people(near name: TypedName) async throws(OktaFailure) -> [NearPerson] {
    let beginnings = name.beginnings.map(quotable).filter { $0.count >= 2 }
    let logins = beginnings.prefix(1).map { ("profile.login", $0) }
    let names = name.nameBeginnings.map(quotable).flatMap {
      [("profile.firstName", $0), ("profile.lastName", $0)]
    }
    var found = try await people(beginnings.map { ("profile.email", $0) } + logins, "sw")
    found += try await people(names, "sw")
    let pieces = name.pieces.map(quotable).filter { !$0.isEmpty }.flatMap { piece in
      ["email", "login", "firstName", "lastName"].map { ("profile.\($0)", piece) }
    }
    // Where Okta doesn't look inside of names, those that begin alike are offered all the same.
    return found + ((try? await people(pieces, "co")) ?? [])
  }

  private func people(
    _ clauses: [(name: String, text: String)], _ how: String
  ) async throws(OktaFailure) -> [NearPerson] {
    guard !clauses.isEmpty else { return [] }
    let search = clauses.map { "\($0.name) \(how) \"\($0.text)\"" }.joined(separator: " or ")
    return try await accounts([("search", search), ("limit", "200")]).compactMap(NearPerson.init)
  }

  // The text stands in quotation marks, which it must not end.
  private func quotable(_ text: String) -> String { text.filter { $0 != "\"" && $0 != "\\" } }

  private func accounts(
    _ query: [(name: String, value: String)]
  ) async throws(OktaFailure) -> [OktaAccount] {
    let value = try await read(.users, query: query)
    guard let page = value.array else { throw failed(.unexpected("a list was expected"), .users) }
    return page.compactMap(OktaAccount.init(okta:))
  }

  /// Whether people may be read: everyone may read themselves, so that alone proves nothing.
  func touchUsers() async throws(OktaFailure) {
    _ = try await read(.users, query: [("limit", "1")])
  }

  /// Whether apps may be read.
  func touchApps() async throws(OktaFailure) {
    _ = try await read(.apps, query: [("limit", "1")])
  }

  /// Whether profile mappings may be read.
  func touchMappings() async throws(OktaFailure) {
    _ = try await read(.mappings, query: [("limit", "1")])
  }
}

extension NearPerson {
  /// Somebody by their Okta account.
  fileprivate init?(_ account: OktaAccount) {
    self.init(
      email: account.email ?? "", login: account.login ?? "",
      firstName: account.profile["firstName"]?.string ?? "",
      lastName: account.profile["lastName"]?.string ?? "")
  }
}
