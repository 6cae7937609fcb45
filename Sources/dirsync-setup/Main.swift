import Basics
import Platform

/// The program's version.
let programVersion = "1.0.0"

@main
enum Main {
  static func main() {
    ThisProcess.unblockSignals()
    ThisProcess.forbidDumps()
    let console = Console()
    do throws(CommandFailure) {
      let call = try Invocation(Arguments(Array(CommandLine.arguments.dropFirst())), console)
      let outcome = try call.arguments.command.run(call)
      console.show(outcome.result, asJSON: call.has("--json"))
      for notice in outcome.notices { console.say(notice) }
      ThisProcess.end(outcome.code.rawValue)
    } catch {
      console.say(error.sentence)
      ThisProcess.end(error.code.rawValue)
    }
  }
}
