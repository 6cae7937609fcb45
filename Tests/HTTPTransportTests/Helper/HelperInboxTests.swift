import FoundationEssentials
import Testing

@testable import HTTPTransport

@Suite("Reports of the helper, checked")
struct HelperInboxTests {
  private func outcomes(_ reports: [HelperReport]) -> Result<[Retry.Outcome], ProtocolViolation> {
    var inbox = HelperInbox()
    inbox.expect(7, bodyLimit: 4)
    inbox.expect(8, bodyLimit: 4)
    inbox.forget(8)
    do { return .success(try inbox.apply(reports).map(\.outcome)) } catch { return .failure(error) }
  }
  private let ready = HelperReport.ready(version: HelperReport.version)
  private let head = HelperReport.head(id: 7, status: 200, headers: ["X-A": "b\u{1B}[1m"])

  @Test("Head, pieces and end make an answer")
  func answer() {
    let reports: [HelperReport] = [
      ready, head, .body(id: 7, bytes: Data([1, 2])), .body(id: 7, bytes: Data([3, 4])),
      .end(id: 7),
    ]
    let response = Response(status: 200, headers: ["x-a": "b[1m"], body: [1, 2, 3, 4])
    #expect(outcomes(reports) == .success([.success(response)]))
  }

  @Test("A failure's text is fit for a screen")
  func failure() {
    let reports = [ready, .failure(id: 7, failure: .other("a\u{1B}[2Jb"))]
    #expect(outcomes(reports) == .success([.failure(.other("a[2Jb"))]))
  }

  @Test("What still comes of a request that was given up is ignored")
  func forgotten() {
    let reports: [HelperReport] = [
      ready, .head(id: 8, status: 200, headers: [:]), .body(id: 8, bytes: Data(count: 99)),
      .end(id: 8), .failure(id: 8, failure: .cancelled),
    ]
    #expect(outcomes(reports) == .success([]))
  }

  @Test("Anything else violates the protocol")
  func violations() {
    let many = Dictionary(uniqueKeysWithValues: (0..<257).map { ("x\($0)", "") })
    let long = ["x": String(repeating: "y", count: 1 << 20)]
    let cases: [([HelperReport], String)] = [
      ([head], "another version of the protocol"),
      ([.ready(version: 99)], "another version of the protocol"),
      ([ready, ready], "another version of the protocol"),
      ([ready, .head(id: 9, status: 200, headers: [:])], "an answer that nobody asked for"),
      ([ready, .failure(id: .max, failure: .cancelled)], "an answer that nobody asked for"),
      ([ready, .body(id: 7, bytes: Data())], "its reports out of order"),
      ([ready, .end(id: 7)], "its reports out of order"),
      ([ready, head, head], "its reports out of order"),
      ([ready, .head(id: 7, status: 99, headers: [:])], "its reports out of order"),
      ([ready, .head(id: 7, status: -1, headers: [:])], "its reports out of order"),
      ([ready, head, .body(id: 7, bytes: Data(count: 5))], "more than was asked for"),
      ([ready, .head(id: 7, status: 200, headers: many)], "too many headers"),
      ([ready, .head(id: 7, status: 200, headers: long)], "too many headers"),
    ]
    for (reports, what) in cases {
      #expect(outcomes(reports) == .failure(ProtocolViolation(what: what)))
    }
  }

  @Test("Lines are read however they are cut, and each has a bound")
  func lines() throws {
    let text = try ready.line() + head.line()
    for size in [1, 7, text.count] {
      var reader = HelperReader()
      var count = 0
      for start in stride(from: 0, to: text.count, by: size) {
        count += try reader.reports(in: text[start..<min(start + size, text.count)]).count
      }
      #expect(count == 2)
    }
    var reader = HelperReader()
    let endless = [UInt8](repeating: 0x20, count: HelperReader.longestLine + 1)
    #expect(throws: ProtocolViolation(what: "a line too long")) { try reader.reports(in: endless) }
    var other = HelperReader()
    #expect(throws: ProtocolViolation(what: "a line that can't be read")) {
      try other.reports(in: Array("{\"ready\":{}}\n".utf8))
    }
  }

  @Test(
    "The exceptions from the proxy keep what was set, and add this machine",
    arguments: [
      ([:], "localhost,127.0.0.1,::1"), (["NO_PROXY": "*"], "*"),
      (["NO_PROXY": "a"], "a,localhost,127.0.0.1,::1"),
      (["NO_PROXY": "a", "no_proxy": "b"], "b,localhost,127.0.0.1,::1"),
    ] as [([String: String], String)])
  func unproxied(environment: [String: String], value: String) {
    let made = HelperEnvironment.of(environment)
    #expect(made == ["HOME": "/dev/null", "no_proxy": value, "SWIFT_BACKTRACE": "enable=no"])
  }
}
