import DemoTenant
import Foundation
import HTTPTransport
import Support
import Synchronization
import Testing

@Suite("plan apply and plan undo, over loopback", .serialized)
struct PlanApplyTests {
  @Test("An empty app to a finished step 4 by the program, and back to the byte")
  func there() async throws {
    let served = try await ServedWrites()
    let before = try served.settings()
    let dry = try await served.run("plan", "apply", "--dry-run", "--push-group", "Contractors")
    #expect(dry.code == 0, "\(dry.errors)")
    #expect(served.writes.isEmpty)
    #expect(
      dry.output.hasPrefix(
        """
        1. Add the attribute startdate
           POST /api/v1/meta/schemas/apps/\(served.app)/default
           {"definitions":{"custom":{"id":"#custom","type":"object","properties":{"startdate":\
        {"externalName":"startdate","externalNamespace":"urn:ietf:params:scim:schemas:core:2.0:User",\
        "scope":"SELF","title":"startdate","type":"string"}}}}}
           before: nothing
           after:  External name startdate, External namespace \
        urn:ietf:params:scim:schemas:core:2.0:User, type string

        2. Map startdate, for people of type user

        """))

    for typed in ["", "no\n", "apply\n"] {
      let refused = try await served.run("plan", "apply", input: typed)
      #expect(refused.code == 1)
      #expect(refused.errors.hasSuffix("Type \"APPLY\" to send:\nNothing was sent.\n"))
    }
    #expect(served.writes.isEmpty)

    let done = try await served.run(
      "plan", "apply", "--push-group", "Contractors", input: "APPLY\n")
    #expect(done.code == 0, "\(done.errors)")
    #expect(done.output.hasPrefix(dry.output))
    #expect(
      done.output.hasSuffix(
        "done:     Push the group Contractors.\nAll 7 were read back from Okta.\n"))
    #expect(served.writes.count == 7)
    let again = try await served.run("plan", "apply", input: "APPLY\n")
    #expect(again.code == 0)
    #expect(again.output == "Okta has everything as planned: there is nothing to send.\n")
    let checked = try await served.run("check", "--json")
    let rows = checked.json["preconditions"] as? [[String: Any]] ?? []
    for id in ["attributes-planned", "attributes-created", "attributes-mapped"] {
      #expect(rows.first { $0["id"] as? String == id }?["verdict"] as? String == "met", "\(id)")
    }

    try await expectUndone(served, to: before)
  }

  private func expectUndone(_ served: ServedWrites, to before: [String]) async throws {
    let shown = try await served.run("plan", "undo", "--dry-run")
    #expect(shown.code == 0, "\(shown.errors)")
    #expect(shown.output.hasPrefix("1. Stop pushing the group Contractors\n"))
    #expect(served.writes.count == 7)
    let undone = try await served.run("plan", "undo", input: "UNDO\n")
    #expect(undone.code == 0, "\(undone.errors)")
    #expect(try served.settings() == before)
    #expect(served.writes.last?.hasSuffix("deleteTargetGroup=false") == false)
    #expect(
      served.writes.contains { $0.hasPrefix("DELETE") && $0.hasSuffix("deleteTargetGroup=false") })
    #expect(
      try await served.run("plan", "undo", input: "UNDO\n").output
        == "There is nothing to put back.\n")
  }

  @Test("The wrong-namespace scenario is mended, with what people lose named first")
  func wrongNamespace() async throws {
    let served = try await ServedWrites("wrong-namespace")
    let before = try served.settings()
    let done = try await served.run("plan", "apply", input: "APPLY\n")
    #expect(done.code == 0, "\(done.errors)")
    #expect(done.output.contains("! Deleting the attribute startdate loses the value of "))
    #expect(done.output.contains("After Force Sync the mapping gives "))
    let checked = try await served.run("check", "--json")
    let rows = checked.json["preconditions"] as? [[String: Any]] ?? []
    #expect(
      rows.first { $0["id"] as? String == "attributes-created" }?["verdict"] as? String == "met")
    #expect(try await served.run("plan", "undo", input: "UNDO\n").code == 0)
    #expect(try served.settings() == before)
    let journal = try String(
      contentsOfFile: served.program.state + "/journal.ndjson", encoding: .utf8)
    #expect(!journal.contains("@example.com"))
    #expect(!journal.contains(DemoTenant.oktaManagingToken))
  }

  @Test("A sign-in that may not write ends with 3, and with the values to type")
  func forbidden() async throws {
    let served = try await ServedWrites(token: DemoTenant.oktaToken)
    let ended = try await served.run("plan", "apply", input: "APPLY\n")
    #expect(ended.code == 3)
    #expect(ended.output.contains("It takes an access token with the scope okta.schemas.manage"))
    #expect(
      ended.errors.contains(
        "Type by hand: Data type string, Display name and Variable name startdate, External name "
          + "startdate, External namespace urn:ietf:params:scim:schemas:core:2.0:User."))
    #expect(served.writes.count == 1)
  }

  @Test("Killed between the send and the journal, the next start says which it was")
  func killed() async throws {
    for isDone in [true, false] {
      let isFirst = Mutex(true)
      let served = try await ServedWrites(fault: { request, pass in
        let hangs = isFirst.withLock { first in
          defer { first = false }
          return first
        }
        guard hangs else { return nil }
        if isDone { _ = pass(request) }
        return [.hang]
      })
      let started = try StartedProgram(
        served.program, ["plan", "apply", "--app", served.app], input: "APPLY\n")
      for await event in served.server.events {
        if case .request(let request) = event, request.method == .post { break }
      }
      started.signal(SIGKILL)
      #expect(await started.ended().code == 128 + SIGKILL)
      let next = try await served.run("plan", "apply", input: "APPLY\n")
      #expect(next.code == 0, "\(next.errors)")
      #expect(
        next.errors.contains(
          "Add the attribute startdate: an earlier run ended before it knew. "
            + (isDone ? "Okta has it." : "Okta has what was there before: it was not done.")))
      #expect(served.writes.count == (isDone ? 6 : 7))
    }
  }

  @Test("What there is nothing for, and who can't write, send nothing")
  func refused() async throws {
    let served = try await ServedWrites()
    let unknown = try await served.run("plan", "apply", "--push-group", "Nobody", input: "APPLY\n")
    #expect(unknown.code == 1)
    #expect(unknown.errors.hasPrefix("Okta has no group Nobody. Nothing was sent."))
    let bundle = served.program.home.inside("b.json")
    #expect(try await served.run("bundle", "create", "--out", bundle).code == 0)
    for words in [["plan", "apply"], ["plan", "undo"], ["plan", "apply", "--dry-run"]] {
      let ended = try await served.program.run(
        words + ["--bundle", bundle, "--app", served.app], input: "APPLY\nUNDO\n")
      #expect(ended.code == 4)
      #expect(ended.errors == "A bundle can only be read; nothing was written.\n")
    }
    #expect(try await served.run("plan", "apply", "--offline", input: "APPLY\n").code == 3)
    #expect(served.writes.isEmpty)
  }

  @Test("No other command sends anything but GETs")
  func readers() async throws {
    let served = try await ServedWrites("finished")
    for words in [
      ["check", "--record"], ["diagnose"], ["preview"], ["plan", "show"],
      ["plan", "export", "--format", "terraform"], ["plan", "apply", "--dry-run"],
      ["plan", "undo", "--dry-run"], ["restore", "--out", served.program.home.inside("r.csv")],
    ] {
      _ = try await served.program.run(words + ["--app", served.app], within: 40)
    }
    #expect(served.server.requests.count > 20)
    #expect(served.writes.isEmpty, "\(served.writes)")
  }
}
