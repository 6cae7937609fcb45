import Testing

@testable import Wizard

@Suite("Waiting for what is read")
struct WaitingTests {
  @Test("What is given up is cancelled, and what it has then is returned")
  func givenUp() {
    let value = waiting(while: { false }) { () async -> String in
      do {
        try await Task.sleep(for: .seconds(600))
        return "slept"
      } catch {
        return "cancelled"
      }
    }
    #expect(value == "cancelled")
  }

  @Test("What ends by itself is returned")
  func ended() { #expect(waiting { 7 } == 7) }
}
