import Basics
import DemoTenant
import Foundation
import HTTPTransport
import OktaAPI
import Screens
import SetupCore
import SetupStore
import Synchronization
import Terminal

@testable import Wizard

/// The wizard over the demo tenant in process and a real state folder, without a terminal.
///
/// What runs in the background is waited for after each message, so that tests state what is so
/// and not how long it took.
final class LiveSitting {
  /// Set by hand, its page is built anew.
  var model: Model {
    didSet { if !isUpdating { model.buildPage() } }
  }
  private var isUpdating = false
  let host: DemoHost
  let runner: EffectRunner
  let folder: StateFolder
  let path: String

  init(
    scenario name: String, token: String = DemoTenant.oktaToken, time: Timekeeper = .system
  ) throws {
    let scenario = Scenario.named(name) ?? Scenario.all[0]
    let start = Int(time.now())
    host = DemoHost(DemoTenant(scenario, at: start), clock: { Int(time.now()) })
    path = NSTemporaryDirectory() + "dirsync-live-" + UUID().uuidString
    folder = try StateFolder.open(path, mode: .readWrite, now: Instant(start))
    var settings = OktaSettings()
    settings.address = DemoTenant.oktaURL
    settings.token = Secret(token)
    let found = settings
    let live = Live(
      Live.Outside(
        transport: host.transport, settings: { .success(found) },
        dxToken: Secret(DemoTenant.dxToken), dxURL: DemoTenant.dxURL, isInMemory: true), time: time)
    runner = EffectRunner(
      .live(folder, now: { Instant(start) }), .live(folders: [], home: nil), live: live,
      demo: .live(host, plan: { Scenario.usualPlan }), now: { Instant(start) })
    model = Model(
      setup: SetupState(folding: folder.events), catalogue: .embedded, now: Instant(start),
      offset: 0, access: .writable, stateFolder: path, version: "1.0")
    run(model.begin())
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func send(_ message: Message) {
    isUpdating = true
    let effects = update(&model, message)
    isUpdating = false
    run(effects)
  }

  func want(_ intent: Intent) { send(.intent(intent)) }

  func answer(_ answer: Answer) { send(.answer(answer)) }

  func press(_ keys: Key...) { for key in keys { send(.key(key)) } }

  private func run(_ effects: [Effect]) {
    for effect in effects { for answer in runner.runToEnd(effect) { self.answer(answer) } }
  }

  func signIn() {
    run([.signIn(.found(address: nil)), .signIn(.dx(token: nil))])
    if model.signIn.apps == nil { run([.findApps]) }
  }

  func chooseApp() {
    if let first = model.signIn.apps?.first {
      want(.chooseApp(id: first.app.id, label: first.app.label))
    }
  }

  /// Reads everything the way a person would: on each screen with a check list.
  func probeEverything() {
    for screen in ["2-back-up", "3-check", "4-check", "5-assign", "5-push-groups", "5-next"] {
      model.screen = screen
      press(.character("r"))
    }
  }

  func kind(_ id: PreconditionID) -> Verdict.Kind { judged(id).kind }
  func judged(_ id: PreconditionID) -> Verdict { model.setup.judged(id, at: model.now).verdict }

  /// Everything that was written to the state folder, as one text.
  var written: String {
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return names.compactMap { FileManager.default.contents(atPath: path + "/" + $0) }
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }
}
