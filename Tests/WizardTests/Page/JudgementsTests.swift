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
    (.character("?"), "2-back-up", 1), (.character("g"), "4-check", 1),
    (.character("t"), "3-check", 2), (.character("!"), "4-check", 1),
    (.resized(Size(width: 120, height: 40)), "5-next", 1),
    // Choosing is journalled, and the journal answers.
    (.character(" "), "0-introduction", 2),
    // Going on to another step: the key, what the journal wrote, and the screen that was noted.
    (.right, "2-back-up", 3),
  ]

  @Test("For typical keys", arguments: keys)
  func counted(key: Key, screen: String, messages: Int) {
    expect(messages, pagesAfter: key, on: screen, messages: messages)
  }

  static let moves: [(Key, screen: String)] = [
    (.down, "0-introduction"), (.pageDown, "4-check"), (.up, "trouble-findings"),
    (.down, "trouble-questions"), (.end, "2-back-up"), (.wheel(up: false), "4-check"),
  ]

  @Test("None for a key that only moves the focus or scrolls", arguments: moves)
  func kept(key: Key, screen: String) {
    expect(0, pagesAfter: key, on: screen, messages: 1)
  }

  private func expect(_ pages: Int, pagesAfter key: Key, on screen: String, messages: Int) {
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
      #expect((tally.judged[id] ?? 0) - (before[id] ?? 0) == pages, "\(id.rawValue)")
    }
  }

  @Test("A page older than a minute is built anew by any key")
  func aged() throws {
    var model = Driver(Array(GoldenTests.halfWay.prefix(5))).model
    let built = try #require(model.page?.builtAt)
    // The last one is a clock that was set back.
    for (seconds, shown) in [(59, 0), (60, 60), (0, 0)] {
      model.now = built + seconds
      _ = update(&model, .key(.down))
      #expect(model.page?.builtAt == built + shown)
    }
  }
}
