import Basics
import SetupCore
import Synchronization
import Terminal
import Testing

@testable import Wizard

@Suite("A page is built once a message, and a row judged once a page")
struct JudgementsTests {
  /// How often each row was judged.
  private final class Tally: Sendable {
    private let counts = Mutex<[PreconditionID: Int]>([:])
    var judged: [PreconditionID: Int] { counts.withLock { $0 } }
    func count(_ id: PreconditionID) { counts.withLock { $0[id, default: 0] += 1 } }
  }

  static let keys: [(Key, screen: String, messages: Int)] = [
    (.down, "0-introduction", 1), (.character("?"), "2-back-up", 1), (.pageDown, "4-check", 1),
    (.character("g"), "4-check", 1), (.character("t"), "3-check", 2), (.up, "trouble-findings", 1),
    (.down, "trouble-questions", 1), (.character("!"), "4-check", 1),
    (.resized(Size(width: 120, height: 40)), "5-next", 1),
    // Choosing is journalled, and the journal answers.
    (.character(" "), "0-introduction", 2),
    // Going on to another step: the key, what the journal wrote, and the screen that was noted.
    (.right, "2-back-up", 3),
  ]

  @Test("For typical keys", arguments: keys)
  func counted(key: Key, screen: String, messages: Int) {
    let tally = Tally()
    let driver = Driver(Array(GoldenTests.halfWay.prefix(5))) { id, setup, now in
      tally.count(id)
      return setup.judged(id, at: now)
    }
    driver.model.screen = screen
    let (before, sent) = (tally.judged, driver.messages)
    driver.press(key)
    _ = driver.text
    _ = plainText(driver.model)

    #expect(driver.messages - sent == messages)
    for id in PreconditionID.allCases {
      #expect((tally.judged[id] ?? 0) - (before[id] ?? 0) == messages, "\(id.rawValue)")
    }
  }
}
