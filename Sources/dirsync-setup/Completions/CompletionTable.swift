/// What completions need of the table of commands, the same for every shell.
enum CompletionTable {
  /// The options that take a value, of all commands: the word after one is no command.
  static var valued: [String] { Option.valued.sorted() }

  /// What may stand first, with what it is: a command, or the first half of several.
  static var first: [(word: String, help: String)] {
    Command.firstWords.map { word in
      let commands = Command.all.filter { $0.words.first == word }
      let halves = commands.compactMap { $0.words.dropFirst().first }
      return (word, halves.isEmpty ? commands[0].help : halves.joined(separator: ", "))
    }
  }

  /// The first halves of two-word commands, each with its second halves.
  static var groups: [(word: String, halves: [(word: String, help: String)])] {
    Command.firstWords.compactMap { word in
      let commands = Command.all.filter { $0.words.count == 2 && $0.words[0] == word }
      return commands.isEmpty ? nil : (word, commands.map { ($0.words[1], $0.help) })
    }
  }

  /// The commands that have words.
  static var commands: [Command] { Command.all.filter { !$0.words.isEmpty } }
}
