import Basics
import DemoTenant
import OktaAPI
import SetupCore
import Support
import Testing

@Suite("Writes to organisations, by plans and with answers made up at random")
struct WriteFuzzTests {
  private static let seeds = Fuzzing.seeds(atLeast: 12)

  @Test("Only what was confirmed is sent, the account is right, and all is put back")
  func sittings() async throws {
    try await twoAtATime(Self.seeds) { seed in try await expectKept(seed: seed) }
  }

  private func expectKept(seed: UInt64) async throws {
    var chance = Chance(seed: seed)
    let whims = Whims(seed: seed)
    let bench = try await chance.bench(whims)
    let before = try bench.settings()
    let plan = chance.plan()
    let groups = chance.once(in: 2) ? [] : [chance.one(of: ["Contractors", "DX admins"])]

    whims.begin()
    for _ in 0..<8 {
      await expectHonest(bench, whims) { try await bench.apply(plan, pushing: groups) }
    }
    whims.end()
    bench.waitAMinute()
    try await settle(bench)
    let applied = try await bench.apply(plan, pushing: groups).account
    #expect(applied.stop == nil, "\(applied.lines)")
    let again = try await bench.propose(plan, pushing: groups).get()
    #expect(again.plan.writes.isEmpty, "\(again.text)")

    whims.begin()
    for _ in 0..<8 { await expectHonest(bench, whims) { try await bench.undo() } }
    whims.end()
    bench.waitAMinute()
    try await settle(bench)
    let undone = try await bench.undo()
    #expect(undone.account.stop == nil, "\(undone.account.lines)")
    // What the journal may not keep can't be put back, and is all that is left.
    let lost = bench.written.entries.filter { $0.original?.hasReplacements == true }
    #expect(bench.written.entries.map(\.place.key) == lost.map(\.place.key))
    #expect(undone.proposal.plan.refusals.isEmpty == lost.isEmpty)
    bench.waitAMinute()
    if lost.isEmpty { #expect(try bench.settings() == before) }
  }

  @Test("Whatever is read, nothing is sent that wasn't confirmed", arguments: seeds)
  func lies(seed: UInt64) async throws {
    var chance = Chance(seed: seed)
    let whims = Whims(seed: seed, lies: true)
    let bench = try await chance.bench(whims)
    let plan = chance.plan()
    whims.begin()
    for round in 0..<12 {
      let mark = bench.sent.count
      let run = try? await round < 6 ? bench.apply(plan) : bench.undo()
      let sent = bench.sent.dropFirst(mark).map(\.shown)
      let shown = run?.proposal.shown ?? []
      // What seems to be there already is passed over.
      var rest = shown[...]
      for request in sent {
        rest = rest.drop { $0 != request }.dropFirst()
        #expect(shown.contains(request), "\(run?.account.lines ?? [])")
      }
      #expect(shown.count - rest.count >= sent.count)
      let names = (run?.proposal.plan.writes ?? []).compactMap(\.place.variableName)
      #expect(run?.proposal.plan.profile.base.isDisjoint(with: names) != false)
    }
  }

  /// Settles what isn't known as a run does first, and then judges what came of a run.
  private func expectHonest(
    _ bench: WriteBench, _ whims: Whims,
    _ run: () async throws -> (proposal: WriteProposal, account: WriteAccount)
  ) async {
    bench.waitAMinute()
    guard (try? await settle(bench)) != nil else { return }
    let mark = bench.sent.count
    guard let (proposal, account) = try? await run() else {
      // Nothing could be proposed.
      #expect(bench.sent.count == mark)
      return
    }
    let sent = bench.sent.dropFirst(mark).map(\.shown)
    #expect(sent == Array(proposal.shown.prefix(sent.count)))
    #expect(account.done + account.left == proposal.plan.writes)
    #expect((account.done.count...(account.done.count + 1)).contains(sent.count))
    #expect((account.stop == nil) == account.left.isEmpty)
    do {
      try expect(account, bench, try await bench.truth())
    } catch {
      Issue.record("What there is could not be read: \(error)")
    }
  }

  private func expect(_ account: WriteAccount, _ bench: WriteBench, _ truth: AppProfile) throws {
    var last: [String: Write] = [:]
    for write in account.done { last[write.place.key] = write }
    let open = account.left.first
    for write in last.values where write.place.key != open?.place.key {
      #expect(holds(truth.content(of: write.place), write.after), "\(write.title)")
    }
    if let open {
      let held = truth.content(of: open.place)
      switch account.stop {
      case .refused, .notKept, .notRead, .notPossible: #expect(held == open.before)
      case .keptOtherwise(_, let told): #expect(held == told)
      case .changedMeanwhile(_, let found): #expect(held == found)
      case .unknown:
        #expect(bench.written.unfinished(host: Self.host, app: bench.app)?.place == open.place)
      case nil, .notJournalled, .otherOrganisation, .cancelled: Issue.record("\(account.lines)")
      }
    }
    var judged = Set(last.keys.filter { _ in true } + [open?.place.key ?? ""])
    for write in account.left where judged.insert(write.place.key).inserted {
      #expect(truth.content(of: write.place) == write.before, "not sent: \(write.title)")
    }
    for entry in bench.written.entries where entry.place.key != open?.place.key {
      let held = truth.content(of: entry.place)?.withoutSecrets
      #expect(held == entry.left, "the ledger of \(entry.place.title)")
    }
  }

  private static let host = String(DemoTenant.oktaURL.dropFirst("https://".count))

  private func settle(_ bench: WriteBench) async throws {
    guard let write = bench.written.unfinished(host: Self.host, app: bench.app) else { return }
    _ = try await bench.sender().settle(write, app: bench.app).get()
  }
}

extension Chance {
  private static let names = ["startdate", "branch", "githubusername", "tag_team", "begin"]
  private static let expressions = ["user.title", "user.department", "user.firstName", ""]

  /// An organisation, with attributes in its app that somebody made well or badly.
  fileprivate mutating func bench(_ whims: Whims) async throws -> WriteBench {
    let bench = try WriteBench(
      one(of: ["fresh", "finished", "wrong-namespace", "user-types", "half-way"]),
      fault: { whims.answer(to: $1, number: $0, $2) }, readFault: { whims.answer(reading: $0) })
    let profile = try await bench.truth()
    for name in Self.names where once(in: 2) && profile.custom[name] == nil {
      let definition = self.definition()
      try bench.furnish(
        Write(
          .attribute(variableName: name), from: nil, to: .attribute(definition: definition)))
      for type in profile.mappings where once(in: 2) {
        let mapping = Mapping(
          expression: one(of: ["user.title", "user.nickName"]),
          push: one(of: [.onCreate, .onCreateAndUpdate]))
        try bench.furnish(Write(type.place(name), from: nil, to: .mapping(mapping)))
      }
    }
    return bench
  }

  private mutating func definition() -> AttributeDefinition {
    let names: [(String, [String])] = [
      ("title", ["T", "\u{E9}\"\\", "T", "ask ada@example.com"]), ("type", ["string", "boolean"]),
      ("externalName", Self.names + [""]), ("externalNamespace", [coreUserNamespace, "urn:x", ""]),
      ("scope", ["SELF", "NONE"]),
    ]
    let members = names.map { ($0.0, one(of: $0.1)) }.filter { !$0.1.isEmpty }
    return AttributeDefinition(JSONObject(members.map { .init($0.0, .string($0.1)) }))
  }

  fileprivate mutating func plan() -> [PlannedAttribute] {
    let all = ["startdate", "branch", "githubusername", "tag_team"].map { name in
      PlannedAttribute(
        externalName: name, variableName: one(of: [name, name, "begin"]),
        type: name == "tag_team" ? .string : one(of: [.string, .string, .boolean]),
        expression: one(of: Self.expressions))
    }
    return all.filter { _ in !once(in: 3) }
  }
}
