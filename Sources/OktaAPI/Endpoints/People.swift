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
