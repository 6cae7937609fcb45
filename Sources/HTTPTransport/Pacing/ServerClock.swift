/// What an answer says about when to call again, read on the server's own clock.
///
/// This machine's clock may be off, so a moment that the server names is compared with the `Date`
/// of the same answer and with nothing else.
struct ServerClock {
  private let headers: [String: String]
  init(_ response: Response) { headers = response.headers }

  /// The server's own time; nil without a readable `Date`.
  var now: Double? { headers["date"].flatMap(HTTPDate.parse).map(Double.init) }

  /// Seconds from this answer to a moment on the server's clock, at least 0 and at most `limit`.
  ///
  /// `Date` has whole seconds and was written before the answer arrived, so the wait is rather too
  /// long than too short, by at most a second and the time on the way. Without a `Date`, this
  /// machine's clock has to do.
  func seconds(until moment: Double, local: Double, limit: Double) -> Double {
    min(max(0, moment - (now ?? local)), limit)
  }

  /// Seconds until a window of the rate limit ends.
  ///
  /// Without the server's own time a reset may seem far away, or long past, only because this
  /// machine's clock is off; Okta's windows are a minute.
  func windowLength(until reset: Double, local: Double) -> Double {
    guard now == nil else {
      return seconds(until: reset, local: local, limit: RateBudget.longestWindow)
    }
    return (0...60).contains(reset - local) ? reset - local : 60
  }

  /// `X-Rate-Limit-Reset`, in seconds since the epoch.
  var reset: Double? { number("x-rate-limit-reset").map(Double.init) }
  /// `X-Rate-Limit-Limit`, if it is a sensible number of calls.
  var limit: Int? { number("x-rate-limit-limit").flatMap { $0 > 0 ? $0 : nil } }
  /// `X-Rate-Limit-Remaining`.
  var remaining: Int? { number("x-rate-limit-remaining") }

  /// Seconds to wait by `Retry-After`, which is a number of seconds or a date.
  func retryAfter(local: Double, limit: Double) -> Double? {
    if let seconds = number("retry-after") { return min(Double(seconds), limit) }
    guard let date = headers["retry-after"].flatMap(HTTPDate.parse) else { return nil }
    return seconds(until: Double(date), local: local, limit: limit)
  }

  // Repeated header lines are joined with commas; the first one counts.
  private func number(_ name: String) -> Int? {
    guard let text = headers[name]?.prefix(while: { $0 != "," }),
      (1...15).contains(text.utf8.count),
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return Int(text)
  }
}
