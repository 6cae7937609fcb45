import Glibc
import Screens
import SetupCore
import SetupStore
import Terminal
import Wizard

/// The wizard itself: in a window, or as a line dialogue.
struct WizardCommand {
  let environment: Environment
  let arguments: Arguments
  var clock: @Sendable () -> (moment: Instant, offset: Int)
  var stateFolder: String
  var exportFolders: [String]
  var isDemo = false
  /// The bundle on whose state the wizard is shown; nil for a state folder.
  var bundle: String?
  /// The demo tenant's console, and its transport.
  var demo: (hand: DemoHand, outside: Live.Outside)?

  init(
    _ environment: Environment, _ arguments: Arguments,
    _ clock: @escaping @Sendable () -> (moment: Instant, offset: Int), bundle: String? = nil
  ) {
    self.bundle = bundle ?? environment.bundle
    (self.environment, self.arguments, self.clock) = (environment, arguments, clock)
    stateFolder = environment.stateFolder
    exportFolders = environment.exportFolders
  }

  func run() throws(UsageError) -> Outcome {
    let catalogue: Catalogue
    switch loadCatalogue(arguments.options["--screens"]) {
    case .success(let loaded): catalogue = loaded
    case .failure(let refusal): return .failed(.file, refusal.sentence)
    }
    if let bundle {
      switch Sitting.open(bundle: bundle, arguments, clock) {
      case .success(let sitting): return show(sitting, catalogue)
      case .failure(let refusal): return .failed(.file, refusal.sentence)
      }
    }
    switch opened() {
    case .success(let (sitting, access)): return run(sitting, access, catalogue)
    case .failure(let refusal): return .failed(.file, refusal.sentence)
    }
  }

  // A folder that can't be taken for writing is still shown, with the reason.
  private func opened() -> Result<(Sitting, Access), Storage.Refusal> {
    switch Sitting.open(stateFolder, .writable, clock) {
    case .success(let sitting):
      if sitting.folder?.isWritable == true {
        return .success((sitting, isDemo ? .demo : .writable))
      }
      return .success((sitting, .readOnly(since: sitting.setup.latest ?? sitting.now)))
    case .failure(let refusal): return offerReading(refusal)
    }
  }

  private func offerReading(
    _ refusal: Storage.Refusal
  ) -> Result<(Sitting, Access), Storage.Refusal> {
    guard !environment.isPlain,
      case .success(let sitting) = Sitting.open(stateFolder, .readOnly, clock)
    else { return .failure(refusal) }
    printError(refusal.sentence)
    printError("Press Enter to open it read-only, or type q to leave:")
    guard let line = readLine(), line.isEmpty else { return .failure(refusal) }
    return .success((sitting, .readOnly(since: sitting.setup.latest ?? sitting.now)))
  }

  // Time stands still in a bundle, so that its verdicts are those that the customer saw; only the
  // header tells how long ago that was.
  func show(_ sitting: Sitting, _ catalogue: Catalogue, isReplay: Bool = false) -> Outcome {
    let (now, offset) = (sitting.now, sitting.setup.offset)
    var command = self
    command.clock = { (now, offset) }
    var model = Model(
      setup: sitting.setup, catalogue: catalogue, now: now, offset: offset,
      access: .readOnly(since: now), stateFolder: "the state folder", version: sitting.program)
    (model.connection, model.openedAt) = (.offline, clock().moment)
    model.events = sitting.events
    model.notice = sitting.notices.first.map { Notice(.info, $0) }
    if isReplay { model.openTimeLine(alone: true) }
    let runner = EffectRunner(
      .readOnly, .live(folders: [], home: environment.home), now: { now })
    return environment.isPlain
      ? command.dialogue(model, runner) : command.window(model, runner)
  }

  private func run(_ sitting: Sitting, _ access: Access, _ catalogue: Catalogue) -> Outcome {
    var model = Model(
      setup: sitting.setup, catalogue: catalogue, now: sitting.now, offset: sitting.offset,
      access: access, stateFolder: shownFolder, version: version)
    model.events = sitting.events
    if arguments.has("--offline") { model.connection = .offline }
    model.notice = sitting.notices.first.map { Notice(.info, $0) }
    let clock = clock
    var storage = Storage.readOnly
    if let folder = sitting.folder {
      if access.canWrite { storage = .live(folder, now: { clock().moment }) }
      storage.writeBundle = .live(folder, environment.bundleEnvironment)
    }
    let live = model.connection == .offline ? nil : Live(demo?.outside ?? environment.outside())
    let runner = EffectRunner(
      storage, .live(folders: exportFolders, home: environment.home), live: live, demo: demo?.hand,
      now: { clock().moment })
    let signIns = live == nil ? [] : firstSignIns(&model)
    defer { runner.end() }
    if environment.isPlain { return dialogue(model, runner, first: signIns) }
    for effect in signIns { _ = runner.run(effect) }
    return window(model, runner)
  }

  // Signed in is who has a token around; the demo tenant always has.
  private func firstSignIns(_ model: inout Model) -> [Effect] {
    if demo != nil { return [.signIn(.found(address: nil)), .signIn(.dx(token: nil))] }
    var effects: [Effect] = []
    if environment.hasOktaToken {
      effects.append(.signIn(.found(address: model.setup.organisation)))
      model.notice = Notice(.info, "Signing in to Okta with the token that was found …")
    }
    if environment.hasDXToken { effects.append(.signIn(.dx(token: nil))) }
    return effects
  }

  private var shownFolder: String {
    guard let home = environment.home, stateFolder.hasPrefix(home + "/") else {
      return printable(stateFolder)
    }
    return printable("~" + stateFolder.dropFirst(home.count))
  }

  private func window(_ model: Model, _ runner: EffectRunner) -> Outcome {
    do throws(TerminalFailure) {
      let backend = try Ncurses(colours: environment.colours, ascii: environment.isASCII)
      var model = model
      if let notice = backend.notice { model.notice = Notice(.info, notice) }
      var program = Program(model, backend, runner, .init(now: clock))
      guard let signal = program.run() else { return Outcome() }
      runner.end()
      exit(128 + signal)
    } catch {
      return .failed(.file, error.sentence)
    }
  }

  private func dialogue(
    _ model: Model, _ runner: EffectRunner, first: [Effect] = []
  ) -> Outcome {
    let clock = clock
    let plain = environment.isASCII
    var dialogue = LineDialogue(
      model,
      LineDialogue.Hands(
        read: { isSecret in isSecret ? readSecret() : readLine() },
        print: { printText(plain ? asciiText($0) : $0, to: STDOUT_FILENO) },
        perform: { runner.runToEnd($0) }, now: { clock().moment }))
    return Outcome(code: dialogue.run(first: first) ? .done : .doesNotHold)
  }
}

/// The text with plain characters only.
func asciiText(_ text: String) -> String { text.map { asciiStandIn(for: $0) }.joined() }

/// Reads a line without echo where standard input is a terminal.
func readSecret() -> String? {
  var settings = termios()
  guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return readLine() }
  var silent = settings
  silent.c_lflag &= ~tcflag_t(ECHO)
  _ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
  defer {
    _ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
    printText("\n", to: STDOUT_FILENO)
  }
  return readLine()
}
