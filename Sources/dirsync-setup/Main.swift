import Basics
import Platform

@main
enum Main {
  static func main() {
    ThisProcess.unblockSignals()
    ThisProcess.forbidDumps()
    let console = Console()
    let code = run(console)
    if let failure = console.outputFailure {
      console.say(failure.sentence)
      ThisProcess.end(failure.code.rawValue)
    }
    ThisProcess.end(code.rawValue)
  }

  private static func run(_ console: Console) -> ExitCode {
    do throws(CommandFailure) {
      let call = try Invocation(Arguments(try arguments()), console)
      let outcome = try call.arguments.command.run(call)
      if let result = outcome.result { console.show(result, asJSON: call.has("--json")) }
      for notice in outcome.notices { console.say(notice) }
      return outcome.code
    } catch {
      console.say(error.sentence)
      return error.code
    }
  }

  // Without them a check would become the wizard.
  private static func arguments() throws(CommandFailure) -> [String] {
    guard let arguments = ThisProcess.arguments else {
      throw .file(
        "The arguments can't be read: /proc is not mounted here. Mount it, and try again.")
    }
    return arguments
  }
}
