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

  /// Proves one permission after the other; each result comes as soon as it is there.
  ///
  /// Throws where the token isn't accepted at all, or no Okta answers: then nothing is proved.
  @discardableResult
  public func run(
    each: @Sendable (Result) async -> Void = { _ in }
  ) async throws(OktaFailure) -> [Result] {
    try await proveSignIn()
    var results: [Result] = []
    for permission in OktaPermission.allCases {
      let result = Result(permission: permission, status: try await status(of: permission))
      results.append(result)
      await each(result)
    }
    return results
  }

  /// A token that is accepted may still not be allowed to see whose it is, or be nobody's.
  private func proveSignIn() async throws(OktaFailure) {
    do {
      _ = try await client.me()
    } catch {
      if case .forbidden = error.cause { return }
      if case .notFound = error.cause { return }
      throw error
    }
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
