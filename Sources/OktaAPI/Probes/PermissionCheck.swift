import SetupCore

/// Whether a token may read what the preconditions need, proved by reading.
public struct PermissionCheck: Sendable {
  /// What one proof showed.
  public struct Result: Hashable, Sendable {
    /// What was tried.
    public enum Status: Hashable, Sendable {
      /// Okta answered.
      case granted
      /// Okta refuses; the shortfall says what is missing.
      case missing(Shortfall)
      /// It could not be tried; the shortfall says why.
      case unclear(Shortfall)
    }

    /// The permission.
    public var permission: OktaPermission
    /// How it stands.
    public var status: Status

    /// What stays unknown without it, as a sentence; nil where it is granted.
    public var loss: String? { status == .granted ? nil : permission.loss }

    /// Whether Okta refuses it, as against one that could not be tried.
    public var isMissing: Bool { if case .missing = status { true } else { false } }

    /// A result of a permission.
    public init(permission: OktaPermission, status: Status) {
      (self.permission, self.status) = (permission, status)
    }
  }

  private let client: OktaClient

  /// A check of a client's token.
  public init(_ client: OktaClient) { self.client = client }

  /// Proves the sign-in, and then all permissions side by side.
  ///
  /// Each result comes as soon as it and all before it are there, in the order of the cases. Throws
  /// where the token isn't accepted at all, or no Okta answers: then nothing is proved.
  @discardableResult
  public func run(
    each: @Sendable (Result) async -> Void = { _ in }
  ) async throws(OktaFailure) -> [Result] {
    _ = try await account()
    return try await permissions(each: each)
  }

  /// Whose token it is; nil where it is accepted but nobody's, or may not see itself.
  public func account() async throws(OktaFailure) -> OktaAccount? {
    do {
      return try await client.me()
    } catch {
      if case .forbidden = error.cause { return nil }
      if case .notFound = error.cause { return nil }
      throw error
    }
  }

  /// Proves all permissions side by side.
  func permissions(
    each: @Sendable (Result) async -> Void = { _ in }
  ) async throws(OktaFailure) -> [Result] {
    let proofs = await sideBySide(OktaPermission.allCases, stopsAtFailure: true) {
      permission throws(OktaFailure) in
      Result(permission: permission, status: try await status(of: permission))
    } each: { proof in
      if case .success(let result) = proof { await each(result) }
    }
    var results: [Result] = []
    for case .failure(let failure)? in proofs { throw failure }
    for case .success(let result)? in proofs { results.append(result) }
    return results
  }

  private func status(
    of permission: OktaPermission
  ) async throws(OktaFailure) -> Result.Status {
    do {
      try await touch(permission)
      return .granted
    } catch {
      guard !error.needsSignIn, !error.isCancelled else { throw error }
      guard case .forbidden = error.cause else { return .unclear(Shortfall(error)) }
      return .missing(Shortfall(error))
    }
  }

  private func touch(_ permission: OktaPermission) async throws(OktaFailure) {
    switch permission {
    case .apps: try await client.touchApps()
    case .schemas: try await client.touchUserSchema()
    case .profileMappings: try await client.touchMappings()
    case .users: try await client.touchUsers()
    case .groups: try await client.touchGroups()
    case .logs: try await client.touchLog()
    }
  }
}
