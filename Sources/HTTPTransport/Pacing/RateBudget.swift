/// How many calls are still ours in each window of a server's rate limit.
///
/// The limit belongs to everyone in the organisation, so never more than a share of it is used,
/// and nothing of what others have used up. Counted by route; routes whose answers name the same
/// limit and the same reset may be one window of the server, so they share a count. A route that
/// nothing is known of yet is counted to every window, for the same reason.
public struct RateBudget: Sendable {
  /// Whether a call may be made now.
  public enum Decision: Hashable, Sendable {
    /// It may.
    case go
    /// After so many seconds.
    case wait(seconds: Double)
    /// Once a call that is under way has answered with the limit.
    case afterAnswer
  }

  struct WindowKey: Hashable {
    var limit: Int
    // On the server's clock.
    var reset: Double
  }

  struct Window {
    var remaining: Int
    var used: Int
    // On this machine's clock.
    var endsAt: Double
  }

  enum Knowledge: Hashable {
    case nothing
    case unlimited
    case window(WindowKey)
  }

  struct Route {
    var knowledge = Knowledge.nothing
    var underWay = 0
    var blockedUntil = 0.0
    var refusedAt: Double?
  }

  static let longestWindow = 3600.0
  /// For how long a refusal is reported.
  static let refusalCounts = 600.0
  private let share: Double
  private var routes: [String: Route] = [:]
  private var windows: [WindowKey: Window] = [:]

  /// A budget of a share of each window's limit.
  public init(share: Double = 0.5) { self.share = share }

  /// Whether a call of that route may be made now, in seconds since the epoch.
  public func decision(for name: String, at now: Double) -> Decision {
    let route = routes[name] ?? Route()
    guard route.blockedUntil <= now else { return .wait(seconds: route.blockedUntil - now) }
    switch route.knowledge {
    case .unlimited: return .go
    case .nothing: return firstDecision(route, at: now)
    case .window(let key):
      guard let window = windows[key], window.endsAt > now else {
        return underWay(in: key) == 0 ? .go : .afterAnswer
      }
      return decision(in: key, window, at: now)
    }
  }

  private func decision(in key: WindowKey, _ window: Window, at now: Double) -> Decision {
    let underWay = underWay(in: key)
    let hasRoom = window.used + underWay < allowance(key.limit) && window.remaining > underWay
    return hasRoom ? .go : .wait(seconds: window.endsAt - now)
  }

  // The first call of all is made alone, and so is the first call of each route.
  private func firstDecision(_ route: Route, at now: Double) -> Decision {
    let isFirstOfAll = routes.values.allSatisfy { $0.knowledge == .nothing }
    let underWay = isFirstOfAll ? routes.values.reduce(0) { $0 + $1.underWay } : route.underWay
    guard underWay == 0 else { return .afterAnswer }
    let waits = windows.compactMap { key, window -> Double? in
      guard window.endsAt > now, case .wait(let seconds) = decision(in: key, window, at: now)
      else { return nil }
      return seconds
    }
    return waits.max().map { .wait(seconds: $0) } ?? .go
  }

  private func underWay(in key: WindowKey) -> Int {
    routes.values.reduce(0) { sum, route in
      route.knowledge == .window(key) || route.knowledge == .nothing ? sum + route.underWay : sum
    }
  }

  // At least one call, or nothing could ever be read.
  private func allowance(_ limit: Int) -> Int { max(1, Int(Double(limit) * share)) }

  /// A call of that route begins.
  public mutating func began(_ name: String) { routes[name, default: Route()].underWay += 1 }

  /// A call of that route ended, with an answer or without.
  public mutating func ended(_ name: String, with response: Response?, at now: Double) {
    var route = routes[name, default: Route()]
    route.underWay = max(0, route.underWay - 1)
    if let response {
      learn(from: response, about: &route, at: now)
      if response.status == 429 { route.refusedAt = now }
      route.blockedUntil = max(route.blockedUntil, Self.blocked(by: response, at: now))
    } else if case .window(let key) = route.knowledge {
      // The server may have counted it all the same.
      windows[key]?.used += 1
    }
    routes[name] = route
    windows = windows.filter { $0.value.endsAt > now - Self.longestWindow }
  }
}

extension RateBudget {
  private mutating func learn(from response: Response, about route: inout Route, at now: Double) {
    let clock = ServerClock(response)
    guard let limit = clock.limit, let reset = clock.reset else {
      // An answer without the headers, such as a gateway's error, unlearns nothing.
      if route.knowledge == .nothing, response.status < 400 { route.knowledge = .unlimited }
      return
    }
    let key = WindowKey(limit: limit, reset: reset)
    let seconds = clock.windowLength(until: reset, local: now)
    let remaining = max(0, clock.remaining ?? limit)
    var window = windows[key] ?? Window(remaining: remaining, used: 0, endsAt: now + seconds)
    window.used += 1
    // Answers may arrive out of order.
    window.remaining = min(window.remaining, remaining)
    windows[key] = window
    guard case .window(let before) = route.knowledge else {
      route.knowledge = .window(key)
      return
    }
    // A late answer of the window before this one was counted there, and changes nothing else.
    guard before.limit != limit || before.reset < reset else { return }
    route.knowledge = .window(key)
    // What shared the old window shares the new one, until its own answer says otherwise.
    guard before.limit == limit else { return }
    for name in routes.keys where routes[name]?.knowledge == .window(before) {
      routes[name]?.knowledge = .window(key)
    }
  }

  private static func blocked(by response: Response, at now: Double) -> Double {
    guard response.status == 429 else { return 0 }
    let clock = ServerClock(response)
    if let seconds = clock.retryAfter(local: now, limit: longestWindow) { return now + seconds }
    return clock.reset.map { now + clock.windowLength(until: $0, local: now) } ?? now + 1
  }
}

extension RateBudget {
  /// What is left of a route's window, for people to see.
  public struct Usage: Hashable, Sendable {
    /// Method and path without ids.
    public var route: String
    /// The server's limit for everyone.
    public var limit: Int
    /// What the server says is left for everyone.
    public var remaining: Int
    /// How many calls of the window were ours.
    public var used: Int
    /// How many of them may be ours.
    public var allowance: Int
    /// When the window ends, on this machine's clock, in seconds since the epoch.
    public var endsAt: Double
    /// Whether the server refused a call of the route within the last minutes.
    public var isRefused: Bool

    /// A standing by its parts.
    public init(
      route: String, limit: Int, remaining: Int, used: Int, allowance: Int, endsAt: Double,
      isRefused: Bool = false
    ) {
      self.route = route
      self.limit = limit
      self.remaining = remaining
      self.used = used
      self.allowance = allowance
      self.endsAt = endsAt
      self.isRefused = isRefused
    }
  }

  /// The windows that are open now, by route.
  public func usages(at now: Double) -> [Usage] {
    routes.compactMap { name, route -> Usage? in
      guard case .window(let key) = route.knowledge, let window = windows[key],
        window.endsAt > now
      else { return nil }
      return Usage(
        route: name, limit: key.limit, remaining: window.remaining, used: window.used,
        allowance: allowance(key.limit), endsAt: window.endsAt,
        isRefused: route.refusedAt.map { now - $0 < Self.refusalCounts } ?? false)
    }.sorted { $0.route < $1.route }
  }
}
