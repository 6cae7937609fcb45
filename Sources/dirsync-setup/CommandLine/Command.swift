/// A command: its name, what may follow it, what it is for, and what it runs.
///
/// Parser, help, manual and completions are made from these values, so that they can't disagree, and
/// nothing stands in the table without something of its own to run.
struct Command: Sendable {
  /// Does what the command is for, and returns what is to be printed.
  typealias Run = @Sendable (Invocation) throws(CommandFailure) -> Outcome

  /// The words that name it; none for the wizard, which starts without any.
  let words: [String]
  let help: String
  let positionals: [Positional]
  let options: [Option]
  let run: Run

  init(
    _ name: String, _ help: String, _ positionals: [Positional] = [], options: [Option] = [],
    run: @escaping Run
  ) {
    words = name.split(separator: " ").map(String.init)
    (self.help, self.positionals, self.options, self.run) = (help, positionals, options, run)
  }

  var name: String { words.joined(separator: " ") }

  /// The command with what may follow it, on one line.
  var synopsis: String {
    (["dirsync-setup"] + words + positionals.map(\.synopsis) + options.map { "[\($0.synopsis)]" })
      .joined(separator: " ")
  }
}

extension Command {
  /// All commands, in the order of the help; the first is what starts without any words.
  static let all: [Command] = [
    wizard, demo, check, choose, attest, waive, verifyBackup, planShow, planAdd, planRemove,
    planApply, planUndo, planImport, planExport, diagnose, preview, trace, restore, forget,
    bundleCreate,
    bundleShow, bundleOpen,
    bundleCompare, replay, render, screensLint, authStatus, doctor, completions, manual,
  ]

  /// The first words that commands have, each once.
  static var firstWords: [String] { Set(all.compactMap(\.words.first)).sorted() }

  /// What prints the command's own help.
  var helpCommand: String { (["dirsync-setup"] + words + ["--help"]).joined(separator: " ") }
}

extension Names {
  static let commands = Names("command", Command.firstWords)
}
