import Basics

extension Command {
  /// Prints completions for a shell, made from the table of commands.
  static let completions = Command(
    "completions", "print completions for a shell",
    [Positional("bash|zsh|fish", .oneOf(Names("shell", ["bash", "zsh", "fish"])))]
  ) { call in
    switch call.arguments.positionals[0] {
    case "zsh": Outcome(zshCompletions())
    case "fish": Outcome(fishCompletions())
    default: Outcome(bashCompletions())
    }
  }
}
