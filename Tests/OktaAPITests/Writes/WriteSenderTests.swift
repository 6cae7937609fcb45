import DemoTenant
import HTTPTransport
import OktaAPI
import SetupCore
import Synchronization
import Testing

@Suite("Confirmed writes, sent to a demo organisation")
struct WriteSenderTests {
  @Test("An empty app becomes a finished step 4, and is put back to the byte")
  func there() async throws {
    let bench = try WriteBench()
    let before = try bench.settings()
    let (proposal, account) = try await bench.apply(pushing: ["Contractors"])
    #expect(account.stop == nil, "\(account.lines)")
    #expect(bench.sent.map(\.shown) == proposal.shown)
    #expect(proposal.plan.writes.count == 7)
    #expect(
      try await bench.propose().get()
        .plan.writes.isEmpty)
    #expect(try bench.settings() != before)

    let undone = try await bench.undo()
    #expect(undone.account.stop == nil, "\(undone.account.lines)")
    #expect(
      bench.sent.map(\.shown).last(where: { $0.hasPrefix("DELETE") })?
        .hasSuffix("?deleteTargetGroup=false") == true)
    #expect(try bench.settings() == before)
    #expect(bench.written == WriteLedger())
  }

  @Test("A wrong namespace is mended by it, whose values that loses is shown, and it is put back")
  func namespace() async throws {
    let bench = try WriteBench("wrong-namespace")
    let before = try bench.settings()
    let (proposal, account) = try await bench.apply()
    #expect(account.stop == nil, "\(account.lines)")
    #expect(bench.sent.map(\.shown) == proposal.shown)
    #expect(!proposal.losses.isEmpty)
    for loss in proposal.losses {
      #expect((loss.people ?? 0) > 0 && loss.isMapped && !loss.names.isEmpty)
      #expect(loss.sentence.contains("After Force Sync the mapping gives"))
    }
    #expect(
      try await bench.propose().get()
        .plan.writes.isEmpty)
    let undone = try await bench.undo()
    #expect(undone.account.stop == nil)
    #expect(try bench.settings() == before)
  }

  @Test("Each user type that assigned people have is mapped")
  func types() async throws {
    let bench = try WriteBench("user-types")
    let (proposal, account) = try await bench.apply()
    #expect(account.stop == nil)
    #expect(
      proposal.plan.writes.allSatisfy { write in
        if case .mapping = write.place { true } else { false }
      })
    #expect(!proposal.plan.writes.isEmpty)
  }

  @Test("In every scenario nothing but what was confirmed is sent, and no default attribute")
  func everywhere() async throws {
    for scenario in Scenario.all
    where !["one-million", "ten-thousand", "slow"].contains(scenario.name) {
      let bench = try WriteBench(scenario.name)
      guard !bench.app.isEmpty, let ended = try? await bench.apply() else {
        #expect(bench.sent.isEmpty, "\(scenario.name)")
        continue
      }
      let shown = ended.proposal.shown
      #expect(bench.sent.map(\.shown) == Array(shown.prefix(bench.sent.count)), "\(scenario.name)")
      let names = ended.proposal.plan.writes.compactMap(\.place.variableName)
      #expect(ended.proposal.plan.profile.base.isDisjoint(with: names), "\(scenario.name)")
    }
  }

  @Test("Without the word nothing can be made that could be sent")
  func word() async throws {
    let bench = try WriteBench()
    let proposal = try await bench.propose().get()
    for typed in ["", "apply", "UNDO", "APPLY!", "yes"] {
      #expect(ConfirmedWrites(proposal, typed: typed) == nil)
    }
    #expect(ConfirmedWrites(proposal, typed: " APPLY ") != nil)
    #expect(ConfirmedRevocation(host: "acme.okta.com", typed: "revoke") == nil)
    #expect(bench.sent.isEmpty)
  }

  @Test("What changed meanwhile stops it, and says what differs")
  func changed() async throws {
    let bench = try WriteBench("finished")
    let plan = [
      PlannedAttribute(
        externalName: "startdate", variableName: "startdate", type: .string,
        expression: "user.title")
    ]
    let proposal = try await bench.propose(plan).get()
    bench.host.play(.mapAttribute(variableName: "startdate", expression: "user.nickName"))
    let confirmed = try #require(ConfirmedWrites(proposal, typed: "APPLY"))
    let account = try await bench.sender().send(confirmed)
    #expect(bench.sent.isEmpty && bench.events.isEmpty)
    #expect(
      account.lines == [
        "not done: Map startdate, for people of type user.",
        "The mapping of startdate for people of type user is not as it was shown: there was "
          + "user.startDate, on create and update, and now there is user.nickName, on create and "
          + "update. It was not sent. Run it again to see what it would do now.",
      ])
  }

  @Test("A sign-in that may not write is told which scope or role is missing")
  func forbidden() async throws {
    let bench = try WriteBench(token: DemoTenant.oktaToken)
    let account = try await bench.apply().account
    #expect(bench.sent.count == 1)
    let stop = try #require(account.stop)
    #expect(stop.isForbidden && stop.isOfConnection)
    #expect(
      stop.sentence
        == "Okta does not let this sign-in write (E0000006): You do not have permission to perform "
        + "the requested action. It takes an access token with the scope okta.schemas.manage, or an "
        + "API token of an administrator who may edit the app, such as a Super Administrator. Until "
        + "then, type the values in the admin console.")
  }

  @Test("A group that is none, or several, is named and nothing is proposed")
  func groups() async throws {
    let bench = try WriteBench()
    let none = try await bench.propose([], pushing: ["Contractor"])
    #expect(
      none
        == .failure(
          Shortfall(
            reason: "Okta has no group Contractor. Nothing was sent.",
            remedy: "Name a group as Directory > Groups shows it. Did you mean Contractors?")))
    #expect(bench.sent.isEmpty)
  }

  @Test("A journal that can't be written stops it before the send")
  func journal() async throws {
    let bench = try WriteBench()
    let account = try await bench.apply(journal: { _ in "The disk is full." }).account
    #expect(bench.sent.isEmpty)
    #expect(account.stop?.reason == "The journal can't be written. The disk is full.")
  }

  @Test("What was confirmed for another organisation is not sent")
  func elsewhere() async throws {
    let bench = try WriteBench()
    var proposal = try await bench.propose().get()
    proposal.host = "other.okta.com"
    let confirmed = try #require(ConfirmedWrites(proposal, typed: "APPLY"))
    let account = try await bench.sender().send(confirmed)
    #expect(account.stop == .otherOrganisation("other.okta.com"))
    #expect(bench.sent.isEmpty)
  }

  @Test("The API token in use is revoked by a typed word, and Okta's refusal proves it")
  func revoke() async throws {
    let bench = try WriteBench()
    let host = try bench.client().organisation.host
    let confirmed = try #require(ConfirmedRevocation(host: host, typed: "REVOKE"))
    #expect(try await bench.sender().revokeToken(confirmed) == nil)
    #expect(bench.sent.map(\.shown) == ["DELETE /api/v1/api-tokens/current"])
    #expect(bench.events == [.tokenRevocationIntended(host: host), .tokenRevoked(host: host)])
    #expect(try await bench.sender().revokeToken(confirmed) == nil)

    let deaf = try WriteBench(fault: { _, _, _ in Response(status: 204) })
    let shortfall = try await deaf.sender().revokeToken(confirmed)
    #expect(
      shortfall?.sentence
        == "Okta still accepts the API token. Revoke it under Security > API > Tokens.")
    #expect(deaf.events == [.tokenRevocationIntended(host: host)])
  }
}
