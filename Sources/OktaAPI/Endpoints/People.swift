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
    // The name stands in quotation marks, which it must not end.
    let word = name.filter { $0 != "\"" && $0 != "\\" }
    guard !word.isEmpty else { return nil }
    let search = ["profile.email", "profile.login", "id"].map { "\($0) eq \"\(word)\"" }
      .joined(separator: " or ")
    return try await accounts([("search", search), ("limit", "2")]).first
  }

  /// Names of people that begin like one, so that a near miss can be offered.
  public func names(beginningLike name: String) async throws(OktaFailure) -> [String] {
    let start = name.prefix { $0 != "@" }
    let word = String(start.prefix(2))
    guard !word.isEmpty else { return [] }
    let found = try await accounts([("q", word), ("limit", "100")])
    return found.flatMap { [$0.email, $0.login].compactMap { $0 } }
  }

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
