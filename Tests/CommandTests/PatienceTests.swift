import HTTPTransport
import Synchronization
import Testing

@testable import dirsync_setup

/// A clock that a test turns, and what was said at it.
private final class TurnedClock: Sendable {
  private let state = Mutex((now: 1_000.0, said: [String]()))

  func turn(_ seconds: Double) { state.withLock { $0.now += seconds } }
  var said: [String] { state.withLock { $0.said } }

  var timekeeper: Timekeeper {
    Timekeeper(
      now: { self.state.withLock { $0.now } }, sleep: { self.turn($0) }, random: { 0 })
  }

  func progress(isTerminal: Bool) -> Patience.Progress {
    Patience.Progress(isTerminal: isTerminal) { sentence in
      self.state.withLock { $0.said.append(sentence) }
    }
  }
}

@Suite("How long reads without the interface are waited for")
struct PatienceTests {
  private let clock = TurnedClock()
  private let answer = Transport { _ in Response(status: 200, headers: [:], body: []) }

  private func patience(_ longestPause: Double? = nil, isTerminal: Bool = false) -> Patience {
    Patience(
      longestPause: longestPause, clock.progress(isTerminal: isTerminal), clock: clock.timekeeper)
  }

  @Test("30 s after the last complete answer it ends, and each answer begins them anew")
  func silence() async throws {
    let patience = patience()
    clock.turn(29)
    #expect(patience.goesOn())
    _ = try await patience.counting(answer).send(Request(.get, "https://example.okta.com/"))
    clock.turn(29)
    #expect(patience.goesOn())
    clock.turn(1)
    #expect(!patience.goesOn())
    #expect(patience.end?.reason == "No answer came within 30 seconds.")
    patience.begin()
    #expect(patience.goesOn())
  }

  @Test(
    "Waiting for a rate limit is not silence; --wait bounds it",
    arguments: [(99.0, true), (100, false), (4_000, false)])
  func rateLimit(seconds: Double, goesOn: Bool) async throws {
    let waiting = Mutex<Patience?>(nil)
    let asked = Mutex<Bool?>(nil)
    var slow = clock.timekeeper
    slow.sleep = { [clock] seconds in
      clock.turn(seconds)
      asked.withLock { $0 = waiting.withLock { $0 }?.goesOn() }
    }
    let patience = Patience(longestPause: 100, clock.progress(isTerminal: false), clock: slow)
    waiting.withLock { $0 = patience }
    try await patience.timekeeper.waitForLimit?(seconds)
    #expect(asked.withLock { $0 } == goesOn)
    #expect(
      patience.end?.reason
        == (goesOn
          ? nil : "Okta's rate limit would take longer than the 100 seconds that --wait allows."))
    guard goesOn else { return }
    // After the wait silence counts anew.
    clock.turn(29)
    #expect(patience.goesOn())
    clock.turn(1)
    #expect(!patience.goesOn())
  }

  @Test(
    "Only a server that asks to come back later is a rate limit; a broken answer is not",
    arguments: [(429, false), (503, true)])
  func retries(status: Int, goesOn: Bool) async throws {
    let waiting = Mutex<Patience?>(nil)
    let asked = Mutex<Bool?>(nil)
    var slow = clock.timekeeper
    slow.sleep = { _ in asked.withLock { $0 = waiting.withLock { $0 }?.goesOn() } }
    let patience = Patience(longestPause: 0, nil, clock: slow)
    waiting.withLock { $0 = patience }
    let sent = Mutex(0)
    let transport = Transport { _ in
      let count = sent.withLock { count in
        count += 1
        return count
      }
      return Response(status: count == 1 ? status : 200)
    }
    _ = try await transport.retrying(Retry(), time: patience.timekeeper)
      .send(Request(.get, "https://example.okta.com/"))
    #expect(sent.withLock { $0 } == 2)
    #expect(asked.withLock { $0 } == goesOn)
  }

  @Test("On a pipe it speaks every ten seconds, at a terminal every second")
  func progress() {
    let pipe = patience()
    for _ in 0..<25 {
      clock.turn(1)
      _ = pipe.goesOn()
    }
    #expect(
      clock.said == [
        "Reading: 0 answers so far; given up in 20 s without another.",
        "Reading: 0 answers so far; given up in 10 s without another.",
      ])
    let terminal = patience(isTerminal: true)
    clock.turn(1)
    _ = terminal.goesOn()
    #expect(clock.said.last == "Reading: 0 answers so far; given up in 29 s without another.")
  }
}
