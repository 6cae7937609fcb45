import Support
import Testing

@testable import dirsync_setup

@Suite("Command lines made up at random")
struct ArgumentsFuzzTests {
  private static let token = "00abcDEF123ghiJKL456mnoPQR789stuVWX012yz34"
  private static let words =
    Command.all.flatMap(\.words) + (Command.all.flatMap(\.options) + Option.common).map(\.name)
    + Command.all.flatMap(\.positionals).flatMap(\.values.names)
    + ["--", "-", "-h", "--help", "--version", "--state=x", "--json=1", "=", "", "0x0"]

  @Test(
    "Each is taken apart, or refused in a sentence without what it must not repeat",
    arguments: Fuzzing.seeds)
  func random(seed: UInt64) {
    var chance = Chance(seed: seed)
    for _ in 0..<300 {
      let words = (0..<chance.below(6)).map { _ in
        switch chance.below(6) {
        case 0: chance.text(atMost: 4)
        case 1: chance.one(of: Self.words) + chance.text(atMost: 2)
        default: chance.one(of: Self.words)
        }
      }
      do {
        let arguments = try Arguments(words)
        #expect(arguments.positionals.count <= words.count)
      } catch {
        #expect(error.code == .usage)
        #expect(!error.sentence.isEmpty && !error.sentence.contains(Self.token), "\(words)")
      }
    }
  }
}
