import HTTPTransport
import Testing

@Suite("The rate budget")
struct RateBudgetTests {
  /// A server with one window for all routes, of a limit, on a clock that may be off ours.
  private struct Server {
    var limit: Int
    var skew = 0.0
    var counts: [Int: Int] = [:]

    mutating func answer(at now: Double, others: Int = 0) -> Response {
      let serverNow = Int(now + skew)
      let window = serverNow / 60
      counts[window, default: 0] += 1
      let used = counts[window, default: 0] + others
      return Response(
        status: used > limit ? 429 : 200,
        headers: [
          "x-rate-limit-limit": "\(limit)", "x-rate-limit-remaining": "\(max(0, limit - used))",
          "x-rate-limit-reset": "\((window + 1) * 60)", "date": Self.date(serverNow),
        ])
    }

    static func date(_ seconds: Int) -> String {
      let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60)
      let text = [hour, minute, second].map { $0 < 10 ? "0\($0)" : "\($0)" }
      // All within the first days of 1970.
      return "Thu, 0\(1 + seconds / 86_400) Jan 1970 \(text.joined(separator: ":")) GMT"
    }
  }

  @Test(
    "Of each window at most half is used, whatever the clocks, by any number of routes",
    arguments: [10, 7, 600], [0, -7200.4, 7200.7])
  func half(limit: Int, skew: Double) {
    var budget = RateBudget()
    var server = Server(limit: limit, skew: skew)
    var now = 10_000.0
    var made = 0
    for turn in 0..<5000 {
      let route = "GET /\(turn % 3)"
      switch budget.decision(for: route, at: now) {
      case .go:
        budget.began(route)
        now += 0.05
        budget.ended(route, with: server.answer(at: now), at: now)
        made += 1
      case .wait(let seconds):
        #expect(seconds > 0 && seconds <= 62)
        now += seconds
      case .afterAnswer: Issue.record("nothing is under way")
      }
    }
    #expect(server.counts.values.allSatisfy { $0 <= limit / 2 })
    // Not by calling next to nothing: nearly half of each full window was used.
    let windows = server.counts.count
    #expect(made >= limit / 2 * (windows - 2))
  }

  @Test("Calls at once count before they are answered")
  func concurrent() {
    var budget = RateBudget()
    var server = Server(limit: 10)
    #expect(budget.decision(for: "a", at: 600) == .go)
    budget.began("a")
    #expect(budget.decision(for: "a", at: 600) == .afterAnswer)
    #expect(budget.decision(for: "b", at: 600) == .afterAnswer)
    budget.ended("a", with: server.answer(at: 600), at: 600)
    for _ in 1...4 {
      #expect(budget.decision(for: "a", at: 600) == .go)
      budget.began("a")
    }
    #expect(budget.decision(for: "a", at: 600) == .wait(seconds: 60))
    #expect(budget.decision(for: "b", at: 600) == .wait(seconds: 60))
  }

  @Test("After a window one call is made alone, and tells the next one")
  func renewed() {
    var budget = RateBudget()
    var server = Server(limit: 10)
    budget.began("a")
    budget.ended("a", with: server.answer(at: 600), at: 600)
    #expect(budget.decision(for: "a", at: 661) == .go)
    budget.began("a")
    #expect(budget.decision(for: "a", at: 661) == .afterAnswer)
    budget.ended("a", with: server.answer(at: 661), at: 661)
    #expect(budget.decision(for: "a", at: 661) == .go)
    #expect(
      budget.usages(at: 661) == [
        RateBudget.Usage(route: "a", limit: 10, remaining: 9, used: 1, allowance: 5, endsAt: 720)
      ])
  }

  @Test("Routes that shared a window share the next one, before both have called in it")
  func shared() {
    var budget = RateBudget()
    var server = Server(limit: 10)
    func call(_ route: String, at now: Double) {
      budget.began(route)
      budget.ended(route, with: server.answer(at: now), at: now)
    }
    call("a", at: 600)
    call("b", at: 600)
    for _ in 1...5 { call("a", at: 661) }
    #expect(budget.decision(for: "b", at: 661) == .wait(seconds: 59))
    #expect(budget.decision(for: "c", at: 661) == .wait(seconds: 59))
  }

  @Test("What others used up is not ours to take")
  func others() {
    var budget = RateBudget()
    var server = Server(limit: 10)
    budget.began("a")
    budget.ended("a", with: server.answer(at: 600, others: 9), at: 600)
    #expect(budget.decision(for: "a", at: 600) == .wait(seconds: 60))
  }

  @Test("A server without limits is not held back")
  func unlimited() {
    var budget = RateBudget()
    budget.began("a")
    budget.ended("a", with: Response(status: 200), at: 0)
    for _ in 1...50 {
      #expect(budget.decision(for: "a", at: 0) == .go)
      budget.began("a")
    }
  }

  @Test(
    "After a 429 the route waits as long as it says",
    arguments: [
      (["retry-after": "7"], 7), (["x-rate-limit-reset": "630"], 30),
      // Without the server's clock, a reset in the past or far ahead means a minute.
      (["x-rate-limit-reset": "10"], 60), (["x-rate-limit-reset": "99999"], 60), ([:], 1),
      (["retry-after": "99999999"], 3600),
    ] as [([String: String], Double)])
  func turnedAway(headers: [String: String], seconds: Double) {
    var budget = RateBudget()
    budget.began("a")
    budget.ended("a", with: Response(status: 429, headers: headers), at: 600)
    #expect(budget.decision(for: "a", at: 600) == .wait(seconds: seconds))
    #expect(budget.decision(for: "b", at: 600) == .go)
  }

  @Test("A call without an answer counts; an answer without the headers changes nothing")
  func lost() {
    var budget = RateBudget()
    var server = Server(limit: 6)
    budget.began("a")
    budget.ended("a", with: server.answer(at: 600), at: 600)
    for response in [nil, Response(status: 502)] {
      budget.began("a")
      budget.ended("a", with: response, at: 600)
    }
    #expect(budget.usages(at: 600).map(\.used) == [2])
    #expect(budget.decision(for: "a", at: 600) == .go)
  }

  @Test(
    "Headers that make no sense are as good as none",
    arguments: [
      ("0", "60"), ("-5", "60"), ("ten", "60"), ("10", "soon"), ("99999999999999999999", "1"),
    ])
  func nonsense(limit: String, reset: String) {
    var budget = RateBudget()
    let headers = ["x-rate-limit-limit": limit, "x-rate-limit-reset": reset]
    budget.began("a")
    budget.ended("a", with: Response(status: 200, headers: headers), at: 600)
    #expect(budget.usages(at: 600).isEmpty)
    #expect(budget.decision(for: "a", at: 600) == .go)
  }
}
