import DemoTenant
import HTTPTransport
import Screens
import Support
import Terminal
import Testing

@testable import Wizard

@Suite("Sittings made up at random")
struct SittingFuzzTests {
  // Those that wait, and those with many people, are slow and no different otherwise.
  static let scenarios = Scenario.all.filter {
    !["rate-limited", "ten-thousand", "one-million", "slow", "flaky"].contains($0.name)
  }

  @Test(
    "Any keys: nothing is lost, shown wrong, or left against its gate", arguments: Fuzzing.seeds)
  func keys(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let sitting = try RandomSitting(chance.one(of: Self.scenarios))
    for turn in 1...60 {
      if chance.once(in: 25) {
        sitting.wait(seconds: chance.one(of: [1, 60, 1_000, 90_000, 700_000, 40_000_000]))
      } else {
        for key in Self.keys(&chance) { sitting.send(.key(key)) }
      }
      if sitting.model.window.isClosed { try sitting.startAgain() }
      if turn.isMultiple(of: 20) { try sitting.checkJournal() }
    }
  }

  @Test(
    "Any answers of Okta and DX: observed or a sentence, and nothing raw", arguments: Fuzzing.seeds)
  func answers(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    let sitting = try RandomSitting(chance.one(of: Self.scenarios)) { transport in
      Transport { try Self.damaged(try await transport.send($0), of: $0.url, seed: seed) }
    }
    func want(_ intents: Intent...) {
      for intent in intents {
        sitting.send(.intent(intent))
        if sitting.model.dialog != nil { sitting.send(.key(.escape)) }
      }
    }
    want(.signIn(.found), .signIn(.dx), .listApps)
    if let app = sitting.model.signIn.apps?.first?.app {
      want(.chooseApp(id: app.id, label: app.label))
    }
    for screen in ["2-back-up", "3-check", "4-check", "5-assign", "5-push-groups", "5-next"] {
      want(.open(screen), .probe)
    }
    want(.causes(.diagnose(nil)), .readEveryone)
    try sitting.checkJournal()
  }

  static func keys(_ chance: inout Chance) -> [Key] {
    let letters = Keymap.all.flatMap(\.keys)
    return chance.weighted([
      (14, [.down]), (12, [.enter]), (5, [.up]), (4, [.character(" ")]), (7, [.right]),
      (3, [.left]),
      (5, [.escape]), (2, [.tab, .backTab]), (12, [chance.one(of: letters)]),
      (2, [.end, .enter]), (2, [.home, .pageDown, .pageUp]), (1, [.control("l"), .function(1)]),
      (3, [.resized(Size(width: chance.below(140) + 1, height: chance.below(50) + 1))]),
      (2, [.resized(Size(width: 80, height: 24))]),
      (4, [.click(Point(x: chance.below(80), y: chance.below(24)))]),
      (2, [.wheel(up: chance.once(in: 2))]), (2, [.paste(chance.text(atMost: 6))]),
      (3, chance.text(atMost: 3).filter { !$0.isASCII || $0.isLetter }.map(Key.character)),
      (3, chance.one(of: words).map(Key.character) + [.enter]), (2, [.backspace, .delete]),
    ])
  }

  private static let words = [
    "FORGET", "tag_team", "user.hired", "acme.okta.com", "it is so", "no token at hand",
    "START OVER",
    "startdate", "users.csv", "ada@example.com", "00abcDEF123ghiJKL456mnoPQR789stuVWX012yz34",
  ]

  // By the address and not by the order, as requests are made side by side.
  private static func damaged(_ answer: Response, of address: String, seed: UInt64) throws
    -> Response
  {
    let place = address.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    var (answer, chance) = (answer, Chance(seed: place))
    switch chance.below(8) {
    case 0, 1: answer.body = chance.damaged(answer.body)
    case 2: answer.status = chance.one(of: [204, 301, 400, 401, 403, 404, 409, 429, 500, 503, 999])
    case 3: answer.headers["link"] = chance.text(atMost: 5) + "<\(address)>; rel=\"next\""
    case 4:
      answer.headers["x-rate-limit-limit"] = chance.text(atMost: 1)
      answer.headers["x-rate-limit-reset"] = "\(chance.next())"
    case 5: throw TransportFailure.other(chance.text(atMost: 3))
    default: break
    }
    return answer
  }
}
