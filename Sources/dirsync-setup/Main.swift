import Basics
import Glibc

/// The program's version.
let programVersion = "1.0.0"

@main
enum Main {
  static func main() {
    unblockSignals()
    let console = Console()
    do throws(CommandFailure) {
      let call = try Invocation(Arguments(Array(CommandLine.arguments.dropFirst())), console)
      let outcome = try call.arguments.command.run(call)
      console.show(outcome.result, asJSON: call.has("--json"))
      for notice in outcome.notices { console.say(notice) }
      exit(outcome.code.rawValue)
    } catch {
      console.say(error.sentence)
      exit(error.code.rawValue)
    }
  }
}

// A program that starts this one may hand on blocked signals, and then nothing but kill -9 would
// end it. A file-size limit is to arrive as an error with its sentence, not as a signal.
private func unblockSignals() {
  var none = sigset_t()
  sigemptyset(&none)
  _ = sigprocmask(SIG_SETMASK, &none, nil)
  _ = signal(SIGXFSZ, SIG_IGN)
}
