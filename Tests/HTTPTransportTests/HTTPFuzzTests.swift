import FoundationEssentials
import Support
import Testing

@testable import HTTPTransport

@Suite("What servers and the helper send, damaged at random")
struct HTTPFuzzTests {
  @Test(
    "The helper's reports are read alike however they are cut, or violate the protocol",
    arguments: Fuzzing.seeds)
  func reports(seed: UInt64) throws {
    var chance = Chance(seed: seed)
    for _ in 0..<40 {
      var bytes: [UInt8] = []
      for _ in 0..<6 { bytes += try Self.report(&chance).line() }
      if chance.once(in: 2) { bytes = chance.damaged(bytes) }
      let whole = Self.outcome(of: [bytes])
      var pieces: [[UInt8]] = []
      while !bytes.isEmpty {
        pieces.append(Array(bytes.prefix(1 + chance.below(50))))
        bytes.removeFirst(pieces[pieces.count - 1].count)
      }
      let cut = Self.outcome(of: pieces)
      // Of a violation no more is told than that it is one.
      #expect(cut == whole || cut.last == "violated" && whole.last == "violated")
    }
  }

  @Test("Link headers, dates and addresses give something or nothing", arguments: Fuzzing.seeds)
  func headers(seed: UInt64) {
    var chance = Chance(seed: seed)
    let link =
      "<https://a.okta.com/api/v1/users?after=1&limit=2>; rel=\"next\", <https://a>; rel=self"
    for _ in 0..<300 {
      let header = String(decoding: chance.damaged(Array(link.utf8)), as: UTF8.self)
      for link in LinkHeader(header).links { #expect(!link.target.isEmpty) }
      let date = chance.damaged(Array("Sun, 06 Nov 1994 08:49:37 GMT".utf8))
      _ = HTTPDate.parse(String(decoding: date, as: UTF8.self))
      let address = chance.damaged(Array("https://acme.okta.com:443/api/v1?x=1#y".utf8))
      let text = String(decoding: address, as: UTF8.self)
      // An address has an origin or none, and then the origin is its beginning but for the case.
      guard let origin = Origin(of: text) else { continue }
      #expect(text.lowercased().hasPrefix(origin.scheme + "://"))
      #expect(origin.host.allSatisfy { $0.isASCII && !$0.isWhitespace && $0 != "@" && $0 != "/" })
    }
  }

  private static func report(_ chance: inout Chance) -> HelperReport {
    let id = UInt64(chance.below(3))
    return switch chance.below(5) {
    case 0: .ready(version: chance.below(3))
    case 1: .head(id: id, status: chance.below(700), headers: ["link": chance.text(atMost: 4)])
    case 2: .body(id: id, bytes: Data(chance.text(atMost: 9).utf8))
    case 3: .end(id: id)
    default: .failure(id: id, failure: .other(chance.text(atMost: 3)))
    }
  }

  /// What an inbox that awaits two answers makes of the bytes, in words.
  private static func outcome(of pieces: [[UInt8]]) -> [String] {
    var (reader, inbox, said) = (HelperReader(), HelperInbox(), [String]())
    for id: UInt64 in 0...1 { inbox.expect(id, bodyLimit: 40) }
    do throws(ProtocolViolation) {
      for piece in pieces {
        for report in try reader.reports(in: piece) {
          for completed in try inbox.apply([report]) {
            said.append("\(completed.id) \(completed.outcome)")
          }
        }
      }
    } catch {
      said.append("violated")
    }
    return said
  }
}
