import Basics
import SetupCore
import Support
import Testing

@testable import SetupStore

@Suite("Journals and bundles damaged at random")
struct StoreFuzzTests {
  @Test("Of a damaged journal only what stood before the damage counts", arguments: Fuzzing.seeds)
  func journals(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let events = Self.events(&chance)
    let bytes = try Sample.journal(events)
    #expect(JournalReading(bytes).events == events)
    for _ in 0..<60 {
      let damaged = chance.damaged(bytes)
      let reading = JournalReading(damaged)
      #expect(reading.events == Array(events.prefix(reading.events.count)))
      #expect(reading.fault != nil || bytes.starts(with: damaged))
      _ = SetupState(folding: reading.events)
    }
  }

  @Test("A damaged bundle is refused in a sentence", arguments: Fuzzing.seeds)
  func bundles(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let environment = SupportBundle.Environment(program: "1", terminal: "screen", locale: "C")
    let bundle = SupportBundle(Self.events(&chance), environment, created: afternoon)
    let bytes = try bundle.bytes()
    for _ in 0..<60 {
      let damaged = chance.damaged(bytes)
      do {
        let read = try BundleReader(path: "b", bytes: damaged).bundle()
        #expect(bytes.starts(with: damaged) && bundle.events.starts(with: read.events))
        #expect(damaged != bytes || read == bundle)
      } catch {
        #expect(!error.reason.isEmpty && !error.remedy.isEmpty)
      }
    }
  }

  /// A set-up of events in any order, with texts that are likely to go wrong.
  private static func events(_ chance: inout Chance) -> [Event] {
    (0..<chance.below(20) + 1).map { number in
      let kind: Event.Kind =
        switch chance.below(3) {
        case 0:
          .attested(id: .syncConnected, role: .dxAdmin, words: redacted(chance.text(atMost: 5)))
        case 1: .lookFailed(kind: .schema, reason: redacted(chance.text(atMost: 5)))
        default: chance.one(of: Sample.everyKind)
        }
      return Event(kind, at: afternoon + number, offset: 60 * (chance.below(25) - 12))
    }
  }
}
