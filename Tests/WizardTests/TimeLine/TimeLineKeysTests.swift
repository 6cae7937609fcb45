import Basics
import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("The time line in front of the wizard")
struct TimeLineKeysTests {
  static let events: [Event.Kind] = [
    .useCasesChosen(useCases: [.userProperties]),
    .advanceRefused(step: .enable, reasons: [.featureEnabled]),
    .attested(id: .featureEnabled, role: .dxSupport, words: ""), .stepLeft(step: .enable),
    .screenShown(screen: "2-back-up"), .advanceRefused(step: .backUp, reasons: [.backupTaken]),
    .screenShown(screen: "2-back-up"),
  ]

  func opened(_ events: [Event.Kind] = events) -> Driver {
    let driver = Driver(recording: events)
    driver.press(.character("T"))
    return driver
  }

  @Test("Arrows step, r and R find the refused advances round and round")
  func keys() throws {
    let driver = opened()
    var observed = [try #require(driver.model.timeLine).index]
    for key: Key in [
      .right, .left, .up, .home, .left, .down, .character("r"), .character("r"), .character("R"),
      .end, .pageUp, .character("R"), .wheel(up: true),
    ] {
      driver.press(key)
      observed.append(try #require(driver.model.timeLine).index)
    }
    #expect(observed == [6, 6, 5, 4, 0, 0, 1, 5, 1, 5, 6, 0, 5, 4])
  }

  @Test("In a window that is too small a click does nothing, wherever it is")
  func tiny() throws {
    let driver = opened()
    for (width, height) in [(1, 1), (10, 2), (80, 3), (80, 4), (59, 20), (80, 19)] {
      driver.press(.resized(Size(width: width, height: height)))
      for y in 0..<height { driver.press(.click(Point(x: 1, y: y))) }
      #expect(try #require(driver.model.timeLine).index == 6, "\(width)×\(height)")
    }
  }

  @Test("Where nothing was refused, r and R say so")
  func noneRefused() {
    let driver = opened([.syncRan])
    for key in ["r", "R"] as [Character] {
      driver.press(.character(key))
      #expect(driver.model.notice == Notice(.info, "No advance was refused."))
      driver.press(.left)
      #expect(driver.model.notice == nil)
    }
  }

  @Test("Beside the list stands the step, the refused rows and the screen of that moment")
  func picture() {
    let driver = opened()
    driver.press(.home, .character("r"), .character("r"))
    let lines = driver.text.split(separator: "\n", omittingEmptySubsequences: false)

    #expect(
      lines[0].hasPrefix(" Time line · 7 events, 24 Nov 10:00 to 24 Nov 10:06"))
    #expect(lines[0].hasSuffix("read only"))
    #expect(lines[2].hasSuffix("│ Step 2 of 5"))
    #expect(lines[3].hasPrefix("! 24 Nov 10:01  advance refused, step 1:"))
    #expect(lines[7].hasPrefix("▸ 24 Nov 10:05  advance refused, step 2:"))
    #expect(driver.text.contains("✗ backup taken"))
    #expect(
      lines[23]
        == " ← → step   f kind   / find   r refused   Enter see   Esc back   ? help   q quit")
  }

  @Test("Beside the list stands which verdicts the event changed")
  func changed() {
    let driver = opened()
    driver.press(.home, .right, .right)
    #expect(driver.text.contains("feature enabled: not met → met"))
  }

  @Test("Enter shows the wizard of that moment; Esc and T lead back to the time line")
  func fullScreen() {
    let driver = opened()
    for back: Key in [.escape, .character("T")] {
      driver.press(.home, .character("r"), .enter)
      #expect(driver.text.hasPrefix(" Step 1 of 5 · Enable directory sync"))
      #expect(driver.text.contains("read only, as of 24 Nov 10:01"))
      #expect(driver.text.contains("Not yet: feature enabled."))
      #expect(driver.model.setup.left.isEmpty)
      driver.want(.open("4-create"))
      driver.press(.left, .right)
      driver.press(back)
      #expect(driver.model.timeLine?.index == 1)
      #expect(!driver.model.isPast)
    }
    driver.press(.escape)
    #expect(driver.model.timeLine == nil)
    #expect(!driver.model.window.isClosed)
    #expect(driver.text.contains("read only, of 3 days ago"))
  }

  @Test("At a past moment time stands still, and nothing outside is touched")
  func nothingOutside() {
    let driver = Driver(Self.events, at: Driver.start)
    driver.press(.character("T"), .home, .enter)
    let (journal, effects) = (driver.journal, driver.effects)
    let later = Driver.start + Span.hour
    driver.model.clockShows(later, offset: 120)

    #expect(driver.model.now == Driver.start)
    #expect(driver.model.offset == 0)
    driver.want(.createBundle)
    driver.want(.dialog(.fill(["b.jsonl"])))
    #expect(
      driver.model.notice
        == Notice(.refused, "A past moment: nothing is read or written here."))
    driver.want(.openLink("https://acme.okta.com"))
    driver.want(.askSupport)
    driver.want(.next)
    driver.want(.goTo(.finish))
    driver.want(.fill(.appID, "0oa1"))
    #expect(driver.journal == journal)
    #expect(driver.effects == effects)
    driver.press(.escape, .escape)
    #expect(driver.model.now == later)
    #expect(driver.model.offset == 120)
  }

  @Test("What comes from outside meanwhile reaches the sitting, and the time line grows")
  func outside() {
    let driver = Driver(Self.events)
    driver.press(.character("T"), .home, .enter)
    driver.answer(.observed(.appMissing(id: "0oa1")))
    #expect(driver.model.setup.observations.kinds.isEmpty)
    driver.press(.escape)
    #expect(driver.model.setup.observations[.app]?.value == .appMissing(id: "0oa1"))
    #expect(driver.model.timeLine?.entries.last?.text == "seen: the app")
  }

  @Test("Resizing at a past moment holds afterwards, and q ends the program")
  func ends() {
    let driver = opened()
    driver.press(.enter, .resized(Size(width: 100, height: 30)), .escape)
    #expect(driver.frame.size == Size(width: 100, height: 30))
    driver.press(.enter, .character("q"))
    #expect(driver.model.window.isClosed)
  }

  @Test("T is named in a read-only sitting and in troubleshooting, and works elsewhere too")
  func offered() {
    #expect(Driver(recording: Self.events).text.contains("T time line"))
    let driver = Driver(Self.events)
    #expect(!driver.text.contains("T time line"))
    driver.press(.character("T"))
    #expect(driver.model.timeLine != nil)
    driver.press(.escape)
    driver.want(.open("trouble"))
    #expect(Keymap.help(driver.model).contains { $0.key == "T" })
  }

  @Test("The way back, help and the end stand in the last line of any window that can be used")
  func footer() {
    for size in FrameInvariantsTests.sizes {
      for marks in [Marks(), Marks(isASCII: true)] {
        let driver = Driver(recording: Self.events, size: size)
        driver.model.about.marks = marks
        driver.press(.character("T"))
        #expect(driver.text.contains("Esc back   ? help   q quit\n"), "\(size)")
        #expect(driver.text.contains("Time line"), "\(size)")
        #expect(driver.text.split(separator: "\n").first?.contains("…") == false, "\(size)")
      }
    }
  }

  @Test("Where nothing has happened there is no time line")
  func nothing() {
    let driver = Driver(recording: [])
    driver.press(.character("T"))
    #expect(driver.model.timeLine == nil)
    #expect(driver.model.notice == Notice(.info, "Nothing has happened yet."))
  }

  @Test("Any window can be drawn", arguments: [0, 1, 10, 40, 60, 80, 200])
  func sizes(_ width: Int) {
    let driver = opened()
    for height in [0, 1, 5, 20, 24, 60] {
      driver.press(.resized(Size(width: width, height: height)))
      for key: Key in [.enter, .right, .escape, .left] {
        driver.press(key)
        #expect(driver.frame.size == Size(width: width, height: height))
      }
    }
  }

  @Test("A replay is the time line alone: the loop ends with Esc, and gives the terminal back")
  func loop() {
    let size = Size(width: 80, height: 24)
    var model = opened().model
    model.openTimeLine(alone: true)
    let clock = Program<Headless>.Clock { (Driver.start, 60) }
    let files = LocalFiles(
      exports: { [] }, expanded: { $0 },
      save: { _, _ in
        Issue.record("nothing is saved")
        return nil
      },
      open: { _ in
        Issue.record("nothing is opened")
        return nil
      })
    let runner = EffectRunner(.readOnly, files)
    var program = Program(
      model, Headless(size, script: [[.home], [.right], [], [.escape]]), runner, clock)
    #expect(program.run() == nil)
    var stopped = Program(model, Headless(size, script: [[.terminated(15)]]), runner, clock)
    #expect(stopped.run() == 15)
    model.window.size = size
    #expect(view(model).text.hasSuffix("Enter see   Esc quit   ? help   q quit\n"))
  }
}
