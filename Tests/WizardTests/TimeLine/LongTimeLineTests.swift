import Basics
import SetupCore
import Terminal
import Testing

@testable import Wizard

/// What is found by an index is what going through all events finds.
@Suite("A long time line")
struct LongTimeLineTests {
  /// Three days at an offset that moves the border between them, with umlauts and a clock that is set back.
  private static let events: [Event] = {
    let kinds: [Event.Kind] = [
      .screenShown(screen: "4-check"), .attested(id: .syncConnected, role: .dxAdmin, words: "GRÜN"),
      .lookFailed(kind: .schema, reason: "Okta did not answer."), .symptomChosen(symptom: .unknown),
      .advanceRefused(step: .enable, reasons: [.featureEnabled]), .wentBack(to: .backUp),
    ]
    return (0..<1_200).map { index in
      Event(
        kinds[(index + index / 11) % kinds.count],
        at: Instant(1_795_510_800 + 211 * index - (index == 700 ? 90_000 : 0)),
        offset: index < 600 ? 0 : 330)
    }
  }()

  private func found(_ filter: TimeLineFilter) -> [Int] {
    var line = OpenTimeLine(Self.events)
    line.filter = filter
    return line.shownEntries(from: 0, atMost: .max).map(\.index)
  }

  @Test(
    "Searching shows what holds the letters in day, time or words",
    arguments: [
      "4-CHECK", "grün", "GRÜN”", "did not answer.", "24 nov 0", "26 Nov 11:1", "connected: w",
      "zzz",
    ])
  func search(text: String) {
    let wanted = timeLine(Self.events).filter {
      "\($0.when) \($0.text)".lowercased().contains(text.lowercased())
    }
    #expect(found(TimeLineFilter(text: text)) == wanted.map(\.index))
    #expect(wanted.isEmpty == (text == "zzz"))
  }

  @Test("Kind and letters narrow together")
  func both() {
    let wanted = timeLine(Self.events).filter { $0.kind == .steps && $0.when.contains(":0") }
    #expect(found(TimeLineFilter(kind: .steps, text: ":0")) == wanted.map(\.index))
    #expect(!wanted.isEmpty)
  }

  @Test(
    "A day is the first event of it, by the clock where it happened",
    arguments: ["24 Nov", " 25  nov ", "2026-11-26", "2026-11", "26 Nov"])
  func day(text: String) {
    let name = text.lowercased().split(separator: " ").joined(separator: " ")
    let wanted = Self.events.firstIndex { event in
      event.at.day(offset: event.offset).lowercased() == name
        || event.at.iso8601(offset: event.offset).hasPrefix(name)
    }
    var line = OpenTimeLine(Self.events)
    let isFound = line.go(toDay: text)
    #expect(isFound == (wanted != nil))
    #expect(line.index == wanted)
  }

  @Test("Refusals are gone through round the end, in both directions")
  func refusals() {
    let refused = timeLine(Self.events).filter(\.isRefused).map(\.index)
    var line = OpenTimeLine(Self.events)
    for place in refused + refused.prefix(1) {
      let isFound = line.goToRefused(forward: true)
      #expect(isFound)
      #expect(line.index == place)
    }
    for place in refused.reversed() {
      let isFound = line.goToRefused(forward: false)
      #expect(isFound)
      #expect(line.index == place)
    }
  }

  @Test("What comes meanwhile is told as if all had been there; another journal begins anew")
  func grows() {
    var line = OpenTimeLine(Array(Self.events.prefix(777)))
    line.go(to: 5)
    line.tell(Self.events)
    var whole = OpenTimeLine(Self.events)
    whole.go(to: 5)
    #expect(line == whole)
    line.tell(Array(Self.events.suffix(3)))
    #expect(line == OpenTimeLine(Array(Self.events.suffix(3))))
  }
}
