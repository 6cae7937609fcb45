import OktaAPI
import Basics
import DemoTenant
import Platform
import Screens
import SetupCore
import SetupStore
import Terminal
import Wizard

extension Command {
  /// Starts the wizard, or goes on where it was left.
  static let wizard = Command("", "start, or go on where it was left") {
    call throws(CommandFailure) in
    guard let bundle = call.environment.bundle else { return try WizardCommand(call).run() }
    return try WizardCommand(call).show(Sitting(bundle: bundle, call))
  }
}

/// The wizard itself: in a window, or as a line dialogue.
struct WizardCommand {
  var call: Invocation
  /// The folder to run on; nil for the one that options and environment name.
  var stateFolder: String?
  var exportFolders: [String]
  /// Whether it runs on the demo tenant, with what can be clicked and read there.
  var isDemo = false
  var demo: (console: DemoConsole, outside: Live.Outside)?

  init(_ call: Invocation) {
    self.call = call
    exportFolders = call.environment.exportFolders
  }

  /// Runs on the state folder.
  func run() throws(CommandFailure) -> Outcome {
    let catalogue = try call.catalogue()
    let folder: String
    if let stateFolder {
      folder = stateFolder
    } else {
      folder = try call.environment.stateFolder()
    }
    let sitting = try opened(folder)
    let access: Access =
      sitting.folder?.isWritable != true
      ? .readOnly(since: sitting.setup.latest ?? sitting.now) : isDemo ? .demo : .writable
    var model = Model(
      setup: sitting.setup, catalogue: catalogue, now: sitting.now, offset: sitting.offset,
      access: access, stateFolder: fromHome(folder), version: programVersion)
    (model.events, model.about.command) = (sitting.events, command(for: folder))
    if call.has("--offline") { model.connection = .offline }
    model.notice = sitting.notices.first.map { Notice(.info, $0) }
    let live =
      call.has("--offline") ? nil : Live(demo?.outside ?? call.environment.outside())
    let storage = storage(of: sitting)
    model.about.redacting = storage.redacting
    let runner = EffectRunner(
      storage, .live(folders: exportFolders, home: call.environment.home), live: live,
      demo: demo?.console, now: { [clock = call.clock] in clock().moment })
    defer { runner.end() }
    let first = live == nil ? [] : firstSignIns(&model)
    return face(model, runner, first: first)
  }

  /// Shows a bundle or a recording.
  ///
  /// Time stands still in it, so that its verdicts are those that the customer saw; only the header
  /// tells how long ago that was.
  func show(_ sitting: Sitting, isReplay: Bool = false) throws(CommandFailure) -> Outcome {
    let (now, offset) = (sitting.now, sitting.setup.offset)
    var model = Model(
      setup: sitting.setup, catalogue: try call.catalogue(), now: now, offset: offset,
      access: .readOnly(since: sitting.created ?? now), stateFolder: "the state folder",
      version: sitting.program)
    (model.connection, model.about.openedAt) = (.offline, call.clock().moment)
    model.events = sitting.events
    model.notice = sitting.notices.first.map { Notice(.info, $0) }
    model.about.terminal = sitting.terminal
    if isReplay { model.openTimeLine(alone: true) }
    if !isReplay, sitting.isBundle {
      model.showsBundleFront = !call.environment.isPlain
      if call.environment.isPlain {
        let all = model.bundleFrontSentences + sitting.notices
        model.notice = Notice(.info, all.joined(separator: " "))
      }
    }
    var command = self
    command.call.clock = { (now, offset) }
    return command.face(
      model,
      EffectRunner(.readOnly, .live(folders: [], home: call.environment.home), now: { now }))
  }

  // A folder that can't be taken for writing is still shown, with the reason.
  private func opened(_ folder: String) throws(CommandFailure) -> Sitting {
    do throws(CommandFailure) {
      return try Sitting(folder, .writable, call.clock)
    } catch {
      guard !call.environment.isPlain,
        let sitting = try? Sitting(folder, .readOnly, call.clock)
      else { throw error }
      let answer = call.console.ask(
        error.sentence, "Press Enter to open it read-only, or type q to leave:")
      guard answer == "" else { throw error }
      return sitting
    }
  }

  private func storage(of sitting: Sitting) -> Storage {
    guard let folder = sitting.folder else { return .readOnly }
    let clock = call.clock
    var storage =
      folder.isWritable ? Storage.live(folder, now: { clock().moment }) : Storage.readOnly
    storage.writeBundle = .live(folder, call.environment.bundleEnvironment)
    return storage
  }

  // Signed in is who has a token around; the demo tenant always has.
  private func firstSignIns(_ model: inout Model) -> [Effect] {
    if demo != nil { return [.signIn(.found(address: nil)), .signIn(.dx(token: nil))] }
    var effects: [Effect] = []
    if call.environment.hasOktaToken {
      let bound = model.setup.organisation
      let named = call.option("--okta-url").flatMap {
        try? OktaOrganisation.read($0).organisation.host
      }
      if let named, let bound, named != bound {
        // The token of one organisation must not be sent to another.
        model.notice = Notice(
          .refused,
          "This set-up is about \(bound), and --okta-url names \(named), so nobody was signed in.")
      } else {
        effects.append(.signIn(.found(address: named ?? bound)))
        model.notice = Notice(.info, "Signing in to Okta with the token that was found …")
      }
    }
    if call.environment.hasDXToken {
      effects.append(.signIn(.dx(token: nil, confirmed: model.setup.confirmedDXHosts)))
    }
    return effects
  }

  // A folder that was named has to be named again.
  private func command(for folder: String) -> String {
    guard call.option("--state") != nil, !isDemo else { return "dirsync-setup" }
    let path = fromHome(folder)
    return "dirsync-setup --state " + (path.contains(" ") ? "'\(printable(folder))'" : path)
  }

  private func fromHome(_ folder: String) -> String {
    guard let home = call.environment.home, folder.hasPrefix(home + "/") else {
      return printable(folder)
    }
    return printable("~" + folder.dropFirst(home.count))
  }

  private func face(_ model: Model, _ runner: EffectRunner, first: [Effect] = []) -> Outcome {
    if call.environment.isPlain { return dialogue(model, runner, first) }
    for effect in first { _ = runner.run(effect) }
    return window(model, runner)
  }

  private func window(_ model: Model, _ runner: EffectRunner) -> Outcome {
    do throws(TerminalFailure) {
      let backend = try Ncurses(
        colours: call.environment.colours, ascii: call.environment.isASCII)
      var model = model
      model.about.marks = Marks(isASCII: backend.isASCII)
      model.about.clipboardIsKnown = call.environment.hasClipboard
      if let notice = backend.notice { model.notice = Notice(.info, notice) }
      var program = Program(model, backend, runner, .init(now: call.clock))
      guard let signal = program.run() else { return Outcome(notices: program.leavingLines) }
      return Outcome(code: .signal(signal))
    } catch {
      return Outcome(notices: [error.sentence], code: .file)
    }
  }

  private func dialogue(_ model: Model, _ runner: EffectRunner, _ first: [Effect]) -> Outcome {
    let (clock, console, plain) = (call.clock, call.console, call.environment.isASCII)
    var dialogue = LineDialogue(
      model,
      LineDialogue.SideEffects(
        read: console.readAnswer(isSecret:),
        print: { console.print(plain ? asciiText($0) : $0) },
        perform: { runner.runToEnd($0) }, now: { clock().moment }))
    let isWhole = dialogue.run(first: first)
    return Outcome(notices: dialogue.leavingLines, code: isWhole ? .done : .doesNotHold)
  }
}

/// The text with plain characters only.
func asciiText(_ text: String) -> String { text.map { asciiStandIn(for: $0) }.joined() }
