import Basics
import Platform
import Screens
import SetupCore
import Wizard

/// The program's version.
let version = "1.0.0"

@main
enum Main {
  static func main() {
    ThisProcess.unblockSignals()
    let words = Array(CommandLine.arguments.dropFirst())
    do throws(UsageError) {
      let outcome = try run(words)
      printText(outcome.output)
      for notice in outcome.notices { printError(notice) }
      ThisProcess.end(outcome.code.rawValue)
    } catch {
      printError(error.sentence)
      ThisProcess.end(ExitCode.usage.rawValue)
    }
  }

  private static func run(_ words: [String]) throws(UsageError) -> Outcome {
    let before = words.prefix { $0 != "--" }
    if before.contains("--help") || before.contains("-h") { return Outcome(helpText()) }
    if before.contains("--version") { return Outcome("dirsync-setup \(version)\n") }
    let arguments = try Arguments(words)
    let environment = Environment(arguments)
    let clock = try environment.clock()
    switch arguments.command.name {
    case "completions": return Outcome(completions(for: try shell(arguments)))
    case "screens lint": return lintScreens(arguments)
    case "demo": return try Demo(environment, arguments, clock).run()
    case "": return try WizardCommand(environment, arguments, clock).run()
    case "bundle show": return showBundle(arguments)
    case "bundle open":
      return try WizardCommand(environment, arguments, clock, bundle: arguments.positionals[0])
        .run()
    case "bundle create":
      return try withSitting(.readOnly, environment, arguments, clock) {
        (sitting) throws(UsageError) in try createBundle(sitting, arguments, environment)
      }
    case "replay":
      return ReplayCommand(environment: environment, arguments: arguments, clock: clock).run()
    case "render":
      return try withSitting(.readOnly, environment, arguments, clock) {
        (sitting) throws(UsageError) in try render(sitting, arguments, environment)
      }
    case "check":
      let mode: Sitting.Mode = arguments.has("--record") ? .writable : .readOnly
      return try withSitting(mode, environment, arguments, clock) {
        (sitting) throws(UsageError) in
        CheckCommand(sitting: sitting, arguments: arguments, environment: environment, clock: clock)
          .run()
      }
    case "diagnose":
      return try withSitting(.readOnly, environment, arguments, clock) {
        (sitting) throws(UsageError) in
        try DiagnoseCommand(
          sitting: sitting, arguments: arguments, environment: environment, clock: clock
        ).run()
      }
    case "plan show", "plan export":
      return try withSitting(.readOnly, environment, arguments, clock) {
        (sitting) throws(UsageError) in try look(sitting, arguments)
      }
    case "verify-backup" where !arguments.has("--keep"):
      return try verifyBackup(nil, arguments, environment)
    default:
      return try withSitting(.writable, environment, arguments, clock) {
        (sitting) throws(UsageError) in try change(sitting, arguments, environment)
      }
    }
  }

  private static func look(_ sitting: Sitting, _ arguments: Arguments) throws(UsageError) -> Outcome
  {
    switch arguments.command.name {
    case "plan show": PlanCommands(sitting: sitting, arguments: arguments).show()
    default: try PlanCommands(sitting: sitting, arguments: arguments).export()
    }
  }

  private static func change(
    _ sitting: Sitting, _ arguments: Arguments, _ environment: Environment
  ) throws(UsageError) -> Outcome {
    let words = WordCommands(sitting: sitting, arguments: arguments)
    switch arguments.command.name {
    case "choose": return try words.choose()
    case "attest": return try words.attest()
    case "waive": return try words.waive()
    case "plan add": return PlanCommands(sitting: sitting, arguments: arguments).add()
    case "plan remove": return PlanCommands(sitting: sitting, arguments: arguments).remove()
    case "verify-backup": return try verifyBackup(sitting, arguments, environment)
    default: return forget(sitting)
    }
  }

  private static func shell(_ arguments: Arguments) throws(UsageError) -> String {
    let shell = arguments.positionals[0]
    let known = ["bash", "zsh", "fish"]
    guard known.contains(shell) else { throw .unknown("shell", shell, known) }
    return shell
  }

  private static func withSitting(
    _ mode: Sitting.Mode, _ environment: Environment, _ arguments: Arguments,
    _ clock: @escaping @Sendable () -> (moment: Instant, offset: Int),
    _ work: (Sitting) throws(UsageError) -> Outcome
  ) throws(UsageError) -> Outcome {
    let opened =
      environment.bundle.map { Sitting.open(bundle: $0, arguments, clock) }
      ?? Sitting.open(environment.stateFolder, mode, clock)
    return switch opened {
    case .success(let sitting): try work(sitting)
    case .failure(let refusal): .failed(.file, refusal.sentence)
    }
  }

  private static func render(
    _ sitting: Sitting, _ arguments: Arguments, _ environment: Environment
  ) throws(UsageError) -> Outcome {
    switch loadCatalogue(arguments.options["--screens"]) {
    case .success(let catalogue):
      return try Render(
        sitting: sitting, arguments: arguments, catalogue: catalogue, isASCII: environment.isASCII
      ).run()
    case .failure(let refusal): return .failed(.file, refusal.sentence)
    }
  }
}
