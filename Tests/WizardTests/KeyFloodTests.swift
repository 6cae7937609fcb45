import Foundation
import Support
import Terminal
import Testing

@testable import Wizard

/// A flood of weighted keys over the demo tenant: a short one in the suite, a long one by hand.
///
/// The sitting checks after each key that the frame is the one that would be drawn from nothing.
@Suite("A flood of keys")
struct KeyFloodTests {
  /// How many keys: `DIRSYNC_KEYS`, in the suite a few hundred.
  private static let count =
    ProcessInfo.processInfo.environment["DIRSYNC_KEYS"].flatMap { Int($0) } ?? 300

  @Test("No frame keeps what an earlier one had, and the journal holds what was shown")
  func flood() throws {
    var chance = Chance(seed: (Fuzzing.seeds.first ?? 1) &+ 0xF100D)
    var typed = 0
    while typed < Self.count {
      // A scenario is left after a while: a sitting ends somewhere in the finished set-up.
      let end = min(Self.count, typed + 2_000)
      let sitting = try RandomSitting(chance.one(of: SittingFuzzTests.scenarios))
      while typed < end {
        for key in SittingFuzzTests.keys(&chance) {
          sitting.send(.key(key))
          typed += 1
        }
        if chance.once(in: 200) { sitting.wait(seconds: chance.one(of: [1, 60, 1_000, 90_000])) }
        if sitting.model.window.isClosed { try sitting.startAgain() }
      }
      try sitting.checkJournal()
    }
  }
}
