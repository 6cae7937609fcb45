import Basics
import DemoTenant
import HTTPTransport
import OktaAPI
import SetupCore
import Support
import Synchronization
import Testing

/// A tenant of a scenario, with a clock that waiting moves on.
final class DemoBench: Sendable {
  /// Seconds since 1970.
  private final class Clock: Sendable {
    private let seconds = Mutex(1_767_322_800.0)
    var now: Double { seconds.withLock { $0 } }
    func advance(_ by: Double) { seconds.withLock { $0 += by } }
  }

  let host: DemoHost
  let client: OktaClient
  let limiter: RateLimiter
  let app: String
  private let clock: Clock

  var now: Instant { Instant(Int(clock.now)) }

  init(_ scenario: String) throws {
    let scenario = try #require(Scenario.named(scenario))
    let clock = Clock()
    self.clock = clock
    host = DemoHost(DemoTenant(scenario, at: 1_767_322_800)) { Int(clock.now) }
    let time = Timekeeper(
      now: { clock.now }, sleep: { clock.advance($0) },
      random: { 0.5 })
    let limiter = RateLimiter(time: time)
    self.limiter = limiter
    let transport = host.transport.polite(limiter: limiter, log: CallLog(time: time), time: time)
    client = OktaClient(
      try OktaCredentials(
        OktaOrganisation.read(DemoTenant.oktaURL).organisation,
        token: Secret(DemoTenant.oktaToken)), over: transport)
    app = host.read { $0.appID } ?? "0oanone"
  }

  func probe(_ kind: Observation.Kind) async throws -> Observation? {
    try await OktaProbes(client, app: app).probe(kind)
  }

  /// The set-up of an admin who planned what the scenario plans and keeps DX's export.
  func setup() throws -> (events: [Event.Kind], context: ProbeContext) {
    let scenario = host.read { $0.scenario }
    var events: [Event.Kind] = [
      .useCasesChosen(useCases: scenario.useCases.compactMap(UseCase.init(rawValue:)))
    ]
    for plan in scenario.plan {
      events.append(
        .attributePlanned(
          attribute: PlannedAttribute(
            externalName: plan.externalName, variableName: plan.variableName, type: .string,
            expression: plan.expression)))
    }
    let digest = String(repeating: "ab", count: 32)
    var reader = BackupIndexReader(backup: digest, emailColumn: "email")
    for line in host.read({ $0.userExport }) {
      Array(line.utf8).withUnsafeBufferPointer { reader.feed($0) }
    }
    let (index, shape) = reader.finish()
    events += [
      .backupKept(
        backup: Backup(
          source: .file, file: "users.csv", sha256: digest, bytes: 1, rows: index.count,
          columns: [], emailColumn: "email")),
      .organisationBound(host: "dx-demo.okta.example"),
      .appBound(id: app, label: "DX directory sync"), .observed(observation: .backupShape(shape)),
    ]
    var context = ProbeContext(now: now) { "digest of \($0.count)" }
    (context.backup, context.backupDigest) = (index, digest)
    return (events, context)
  }

  /// The set-up's events after everything was read that could explain a symptom.
  func diagnosed(_ symptom: Symptom? = nil) async throws -> [Event] {
    let (before, context) = try setup()
    let observed = Mutex<[Event.Kind]>([])
    await OktaProbes(client, app: app).probeDeeper(
      Diagnosis.reads(explaining: symptom), context
    ) { kind, found in
      observed.withLock { observed in
        switch found {
        case .success(let observation): observed.append(.observed(observation: observation))
        case .failure(let failure):
          observed.append(.lookFailed(kind: kind, reason: failure.reason))
        }
      }
    }
    var events = before + observed.withLock { $0 }
    if let limit = ObservedRateLimit(scarcestOf: await limiter.usages) {
      events.append(.observed(observation: .rateLimit(limit)))
    }
    return events.map { Event($0, at: now) }
  }
}
