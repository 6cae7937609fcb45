import Basics
import DemoTenant
import Foundation
import HTTPTransport
import OktaAPI
import SetupCore
import SetupStore
import Support
import Terminal
import Testing

@testable import Wizard

/// A sitting on the demo tenant with a real state folder, checked after each message.
///
/// Nothing outside the folder is touched, whatever is typed: paths lead into it, and no browser opens.
final class RandomSitting {
  private(set) var model: Model
  private let clock = TurnedClock()
  private let home: TestFolder
  private let host: DemoHost
  private let transport: Transport
  private var folder: StateFolder?
  private var runner: EffectRunner?
  private var now: Instant
  /// How many messages were checked.
  private(set) var checked = 0

  /// - Parameter around: what stands between the sitting and the tenant.
  init(_ scenario: Scenario, around: (Transport) -> Transport = { $0 }) throws {
    let time = clock.time
    now = Instant(Int(time.now()))
    host = DemoHost(DemoTenant(scenario, at: now.seconds), clock: { Int(time.now()) })
    transport = around(host.transport)
    home = try TestFolder()
    try home.write("exports/users.csv", "name,email\nOne,one@example.com\nTwo,two@example.com\n")
    let folder = try StateFolder.open(home.inside("state"), mode: .readWrite, now: now)
    self.folder = folder
    runner = Self.runner(folder, host, transport, home, clock)
    model = Self.model(folder, at: now)
    run(model.begin())
  }

  /// Ends the sitting and begins the next one on the same state folder.
  func startAgain() throws {
    runner?.end()
    let shown = waiting.setup
    (folder, runner) = (nil, nil)
    let folder = try reopened()
    self.folder = folder
    runner = Self.runner(folder, host, transport, home, clock)
    #expect(SetupState(folding: folder.events) == shown, "what is on disk is what was shown")
    model = Self.model(folder, at: now)
    run(model.begin())
  }

  // What was given up may hold the folder for a moment more.
  private func reopened() throws -> StateFolder {
    for _ in 0..<200 {
      do { return try StateFolder.open(home.inside("state"), mode: .readWrite, now: now) } catch {
        usleep(10_000)
      }
    }
    return try StateFolder.open(home.inside("state"), mode: .readWrite, now: now)
  }

  private static func model(_ folder: StateFolder, at now: Instant) -> Model {
    var model = Model(
      setup: SetupState(folding: folder.events), catalogue: .embedded, now: now, offset: 0,
      access: .demo, stateFolder: "~/state", version: "1.0")
    model.events = folder.events
    return model
  }

  private static func runner(
    _ folder: StateFolder, _ host: DemoHost, _ transport: Transport, _ home: TestFolder,
    _ clock: TurnedClock
  ) -> EffectRunner {
    var settings = OktaSettings()
    (settings.address, settings.token) = (DemoTenant.oktaURL, Secret(DemoTenant.oktaToken))
    let found = settings
    let live = Live(
      Live.Outside(
        transport: transport, settings: { .success(found) }, dxToken: Secret(DemoTenant.dxToken),
        dxURL: DemoTenant.dxURL, isInMemory: true), time: clock.time)
    let exports = home.inside("exports")
    var files = LocalFiles.live(folders: [exports], home: nil)
    files.open = { _ in nil }
    files.expanded = { path in
      path.hasPrefix(exports) ? path : home.inside("out-\(path.utf8.count)-\(path.hashValue)")
    }
    let now: @Sendable () -> Instant = { Instant(Int(clock.time.now())) }
    return EffectRunner(
      .live(folder, now: now), files, live: live,
      demo: .live(host, plan: { Scenario.usualPlan }), now: now)
  }

  /// The sitting itself, whatever stands in front of it.
  private var waiting: Model {
    var model = model
    while let behind = model.suspended?.model { model = behind }
    return model
  }

  /// Handles a message and what follows from it, then checks what must hold.
  func send(_ message: Message) {
    model.clockShows(now, offset: 0)
    run(update(&model, message))
    check(message)
  }

  /// Lets time go by.
  func wait(seconds: Int) {
    now = now + seconds
    send(.timePassed)
  }

  private func run(_ effects: [Effect]) {
    for effect in effects {
      let end = ContinuousClock.now + .seconds(10)
      let answers = runner?.runToEnd(effect, while: { ContinuousClock.now < end }) ?? []
      for answer in answers { run(update(&model, .answer(answer))) }
    }
  }

  private func check(_ message: Message) {
    checked += 1
    let frame = view(model)
    var anew = model
    // While only the focus moves, times are told from when the page was built.
    if let page = model.page, now.since(page.builtAt) < 60 { anew.now = page.builtAt }
    anew.buildPage()
    anew.now = model.now
    #expect(view(anew) == frame, "not as if drawn from nothing, after \(message)")
    #expect(frame.size == model.window.size)
    let size = frame.size
    if let cursor = frame.cursor {
      #expect(cursor.x >= 0 && cursor.x < size.width && cursor.y >= 0 && cursor.y < size.height)
    }
    guard model.dialog == nil, model.timeLine == nil, size.width >= 60, size.height >= 20,
      model.page?.targets.isEmpty == false
    else { return }
    let line = frame.cursor.map { String(frame.line($0.y).compactMap(\.grapheme)) } ?? ""
    #expect(line.contains("▸"), "no focus on \(model.screen), after \(message):\n\(frame.text)")
  }

  /// What must hold of the journal: it is whole, folds to what is shown, and no step was left, or
  /// refused to be left, against the gate of its moment.
  func checkJournal() throws {
    let reading = try JournalFile.open(readOnly: home.inside("state/journal.ndjson")).reading
    #expect(reading.fault == nil)
    #expect(SetupState(folding: reading.events) == waiting.setup)
    var setup = SetupState()
    for event in reading.events {
      switch event.kind {
      case .stepLeft(let step): #expect(setup.blockers(of: step, at: event.at).isEmpty)
      case .advanceRefused(let step, let reasons):
        // The introduction names its own row alone.
        #expect(Set(reasons).isSubset(of: setup.blockers(of: step, at: event.at).map(\.id)))
        #expect(!reasons.isEmpty)
      default: break
      }
      setup.apply(event)
    }
    let written = home.read("state/journal.ndjson")
    for secret in [DemoTenant.oktaToken, DemoTenant.dxToken, "ada@example.com"] {
      #expect(!written.contains(secret))
    }
  }
}
