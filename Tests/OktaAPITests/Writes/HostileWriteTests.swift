import Basics
import DemoTenant
import HTTPTransport
import OktaAPI
import SetupCore
import Support
import Synchronization
import Testing

@Suite("Hostile and lost answers to writes")
struct HostileWriteTests {
  /// How the first write ends.
  enum Ending: String {
    case done, refused, notKept, otherwise, unknown
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var ending: Ending
    var fault: WriteBench.Fault

    init(_ name: String, _ ending: Ending, _ fault: @escaping WriteBench.Fault) {
      (testDescription, self.ending, self.fault) = (name, ending, fault)
    }
  }

  private static func after(doing status: Int) -> WriteBench.Fault {
    { number, request, pass in
      let response = pass(request)
      return number == 1 ? .okta(status, "E0000001", "No.") : response
    }
  }

  private static func without(doing status: Int) -> WriteBench.Fault {
    { number, request, pass in
      number == 1 ? .okta(status, "E0000001", "No.") : pass(request)
    }
  }

  /// The first request with something in its body replaced.
  private static func altering(_ text: String, to other: String) -> WriteBench.Fault {
    { number, request, pass in
      var request = request
      let body = String(decoding: request.body, as: UTF8.self)
      if number == 1 { request.body = Array(body.replacing(text, with: other).utf8) }
      return pass(request)
    }
  }

  static let cases: [Case] =
    [409, 429, 500, 503].flatMap {
      [
        Case("\($0) after having done it", .done, after(doing: $0)),
        Case("\($0) without having done it", .refused, without(doing: $0)),
      ]
    } + [
      Case("400 without having done it", .refused, without(doing: 400)),
      Case("200, and nothing changed", .notKept) { number, request, pass in
        number == 1 ? .json("{}") : pass(request)
      },
      Case(
        "200, and something else", .otherwise,
        altering("externalName\":\"startdate", to: "externalName\":\"other")),
      Case(
        "200, and half of it", .otherwise,
        altering("\"externalNamespace\":\"urn:ietf:params:scim:schemas:core:2.0:User\",", to: "")),
      Case("no answer after having done it", .done) { number, request, pass in
        let response = pass(request)
        return number == 1 ? nil : response
      },
      Case("no answer without having done it", .refused) { number, request, pass in
        number == 1 ? nil : pass(request)
      },
      Case("a web page in place of an answer, and done", .done) { number, request, pass in
        let response = pass(request)
        return number == 1
          ? Response(status: 200, headers: ["content-type": "text/html"], body: Array("<p>".utf8))
          : response
      },
      Case("a redirect in place of an answer", .refused) { number, request, pass in
        number == 1
          ? Response(status: 302, headers: ["location": "https://evil.example/"]) : pass(request)
      },
    ]

  @Test("What is read back decides, and no request is sent twice", arguments: cases)
  func decided(_ example: Case) async throws {
    let bench = try WriteBench(fault: example.fault)
    let (proposal, account) = try await bench.apply()
    let shown = proposal.shown
    #expect(Set(bench.sent.map(\.shown)).count == bench.sent.count)
    #expect(bench.sent.map(\.shown) == Array(shown.prefix(bench.sent.count)))
    #expect(Self.ending(of: account.stop) == example.ending, "\(account.lines)")
    if example.ending == .done {
      #expect(bench.sent.count == shown.count)
      return
    }
    #expect(bench.sent.count == 1)
    #expect(account.done.isEmpty && account.left.count == shown.count)
    // Running again goes on from there, or says what is in the way; undo finds what was left.
    #expect(bench.written.unfinished(host: proposal.host, app: bench.app) == nil)
    #expect(bench.written.entries.count == (example.ending == .otherwise ? 1 : 0))
  }

  private static func ending(of stop: WriteStop?) -> Ending? {
    switch stop {
    case nil: .done
    case .refused: .refused
    case .notKept: .notKept
    case .keptOtherwise: .otherwise
    case .unknown: .unknown
    case .changedMeanwhile, .notRead, .notJournalled, .notPossible, .otherOrganisation,
      .cancelled:
      nil
    }
  }

  @Test("Half of an attribute is put back, too")
  func undoesHalf() async throws {
    let before = try WriteBench().settings()
    let bench = try WriteBench(
      fault: Self.altering("externalName\":\"startdate", to: "externalName\":\"other"))
    _ = try await bench.apply()
    #expect(try bench.settings() != before)
    #expect(try await bench.undo().account.stop == nil)
    #expect(try bench.settings() == before)
  }

  @Test("What can't be read back is settled by the next start, which says which it was")
  func settled() async throws {
    for isDone in [true, false] {
      let down = Mutex<WriteBench?>(nil)
      let bench = try WriteBench(fault: { number, request, pass in
        if number == 3 {
          if isDone { _ = pass(request) }
          down.withLock { $0 }?.goDown()
          return nil
        }
        return pass(request)
      })
      down.withLock { $0 = bench }
      let (proposal, account) = try await bench.apply()
      #expect(Self.ending(of: account.stop) == .unknown)
      #expect(account.done.count == 2)
      #expect(account.lines[2] == "unknown:  Add the attribute githubusername.")
      let write = try #require(bench.written.unfinished(host: proposal.host, app: bench.app))
      #expect(write == proposal.plan.writes[2])

      // The next start, with a connection that works.
      let next = try WriteBench()
      if isDone {
        let add = PlannedAttribute(
          externalName: "githubusername", variableName: "githubusername", type: .string,
          expression: "")
        _ = try await next.apply([add])
      }
      let outcome = try await next.sender().settle(write, app: next.app).get()
      #expect(
        outcome.sentence
          == (isDone ? "Okta has it." : "Okta has what was there before: it was not done."))
    }
  }

  @Test("A token that ends in the middle leaves a clear account")
  func tokenEnds() async throws {
    let bench = try WriteBench(fault: { number, request, pass in
      if number == 2 {
        _ = pass(
          Request(
            .delete, DemoTenant.oktaURL + "/api/v1/api-tokens/current", headers: request.headers))
      }
      return pass(request)
    })
    let account = try await bench.apply().account
    #expect(account.done.map(\.title) == ["Add the attribute startdate"])
    #expect(account.stop?.isOfConnection == true)
    #expect(
      account.stop?.remedy
        == "Run it again: it is read back first, and you are told which it was.")
    #expect(account.lines.count == 1 + account.left.count + 1)
  }

  @Test("An id that would lead elsewhere is not sent", arguments: ["..", "a/b", "x?y=", ""])
  func ids(_ id: String) async throws {
    let bench = try WriteBench("finished")
    var proposal = try await bench.propose([]).get()
    var profile = proposal.plan.profile
    profile.pushes["00g1"] = GroupPush(id: id, status: "INACTIVE")
    proposal.plan = WritePlan.applying(
      [], pushing: [NamedGroup(id: "00g1", name: "A")], to: profile)
    let confirmed = try #require(ConfirmedWrites(proposal, typed: "APPLY"))
    let account = try await bench.sender().send(confirmed)
    #expect(bench.sent.isEmpty)
    if case .notPossible = account.stop {} else { Issue.record("\(account.lines)") }
  }

  @Test("A reader's client sends nothing but GETs, whatever it is handed")
  func readers() async throws {
    let sent = Mutex(0)
    let transport = Transport { _ in
      sent.withLock { $0 += 1 }
      return Response(status: 200)
    }
    for method in [Request.Method.post, .patch, .delete] {
      await #expect(throws: TransportFailure.self) {
        try await transport.readingOnly.send(Request(method, "https://acme.okta.com/api/v1/apps"))
      }
    }
    await #expect(throws: TransportFailure.self) {
      try await transport.readingOnly.send(Request(.get, "https://acme.okta.com", body: [1]))
    }
    #expect(sent.withLock { $0 } == 0)
  }
}
