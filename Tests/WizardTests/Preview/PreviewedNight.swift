import Basics
import DemoTenant
import HTTPTransport
import OktaAPI
import Testing

@testable import SetupCore
@testable import Wizard

/// A scenario of the demo tenant, read in process before its night and after it.
final class PreviewedNight {
  let host: DemoHost
  let live: Live
  let app: String
  private let now: Instant

  init(_ name: String) throws {
    let scenario = try #require(Scenario.named(name)).with(milliseconds: 0)
    let time = TurnedClock().time
    let start = Int(time.now())
    host = DemoHost(DemoTenant(scenario, at: start), clock: { Int(time.now()) })
    now = Instant(start)
    var settings = OktaSettings()
    (settings.address, settings.token) = (DemoTenant.oktaURL, Secret(DemoTenant.oktaToken))
    live = Live(
      Live.Outside(
        transport: host.transport, settings: { [settings] in .success(settings) },
        dxToken: Secret(DemoTenant.dxToken), dxURL: DemoTenant.dxURL, isInMemory: true),
      time: time)
    app = host.read { $0.appID } ?? ""
    let runner = EffectRunner(.readOnly, .live(folders: [], home: nil), live: live)
    _ = runner.runToEnd(.signIn(.found(address: nil)))
  }

  /// What DX's User CSV page exports now.
  var export: DXExport {
    get throws { try DXExport(Array(host.read { $0.userExport }.joined().utf8)) }
  }

  func preview(_ export: DXExport) -> PreviewReading {
    waiting { [live, app] in
      await live.preview(of: app, against: .file, planned: [], export.backup)
    }
  }

  func trace(_ name: String, _ export: DXExport) -> Trace {
    let context = TraceContext(
      against: .file, keptAt: nil, planned: [], backup: export.backup)
    return waiting { [live, app, now] in await live.trace(name, of: app, at: now, context) }
  }

  /// Uploads an export in which every second value is blank, and the others are nobody's.
  func changeEverybodyInDX() throws {
    var records = CSVReader.records(Array(host.read { $0.userExport }.joined().utf8)).map(\.fields)
    let header = try #require(records.first)
    var writer = CSVWriter()
    for row in records.indices {
      for column in header.indices where row > 0 && !["name", "email"].contains(header[column]) {
        let isDate = header[column].hasSuffix("date")
        let other = isDate ? "1999-12-31" : "TRUE"
        records[row][column] = (row + column).isMultiple(of: 2) ? "" : other
      }
      writer.write(records[row])
    }
    #expect(try #require(host.upload(writer.take())).people > 0)
  }

  func passNight() { host.play(.runNightlySync) }
}

/// A user export of DX, its values by e-mail in small letters and by External name.
struct DXExport {
  let people: [String: [String: String]]
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    let records = CSVReader.records(bytes).map(\.fields)
    let header = try #require(records.first).map { externalName(ofColumn: $0) ?? $0 }
    let place = try #require(header.firstIndex(of: "email"))
    people = Dictionary(
      records.dropFirst().map { row in
        (row[place].lowercased(), Dictionary(zip(header, row), uniquingKeysWith: { $1 }))
      }, uniquingKeysWith: { first, _ in first })
  }

  var backup: PreviewBackup {
    { [bytes] attributes in
      var reader = BackupTableReader(attributes)
      bytes.withUnsafeBufferPointer { reader.feed($0) }
      return reader.finish().map { .success($0) } ?? .failure(.init("There are no e-mails."))
    }
  }

  /// How a value of somebody in both differs from that of an earlier export.
  func difference(_ name: String, of email: String, since before: DXExport) -> DXReading.Difference?
  {
    let name = DXProperty.named(name)?.externalName ?? name
    guard let old = before.people[email], let new = people[email] else { return nil }
    let found = DXReading(externalName: name).difference(
      DXValue(old[name] ?? ""), DXValue(new[name] ?? ""))
    return found == .respelt ? nil : found
  }
}
