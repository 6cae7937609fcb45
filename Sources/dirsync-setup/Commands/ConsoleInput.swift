import Basics
import DemoTenant
import Platform
import SetupCore
import Wizard

/// The consoles of a served demo tenant, worked by lines of standard input.
///
/// The wizard that reads the tenant is another process, and sees what changed at its next read.
struct ConsoleInput {
  let console: DemoConsole
  let output: Console
  /// Where the export is written, and how `~` is read.
  let files: LocalFiles

  /// Takes lines to the end of input.
  func run() {
    // In the background of a shell there is no input; without this, asking for it would stop us.
    ThisProcess.ignoreTerminalInputStop()
    while let line = readLine() {
      for answer in answers(to: line.trimmingSpaces) { output.say(answer) }
    }
  }

  /// What a line does, in sentences.
  func answers(to line: String) -> [String] {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    switch (words.first, words.count) {
    case (nil, _): return [played(console.play(nil, []))]
    case ("l", 1): return console.clicks([]).enumerated().map { "\($0.offset + 1)  \($0.element)" }
    case ("night", 1):
      console.passNight()
      return ["The night has passed: DX has what had arrived from Okta."]
    case ("export", 2): return [export(to: files.expanded(words[1].trimmingSpaces))]
    case ("upload", 2): return upload(files.expanded(words[1].trimmingSpaces))
    default: return [clicked(line)]
    }
  }

  private func clicked(_ line: String) -> String {
    let count = console.clicks([]).count
    guard let number = Int(line), (1...max(1, count)).contains(number) else {
      return
        "“\(printable(line))” is nothing to do here. Type a number from 1 to \(count) for a click, "
        + "l to see the clicks, night, export FILE or upload FILE."
    }
    return played(console.play(number - 1, []))
  }

  private func played(_ label: String?) -> String {
    label.map { "Clicked: \($0)" } ?? "Nothing is left to be clicked in the consoles."
  }

  private func export(to path: String) -> String {
    if let failure = files.save(console.export().joined(), path) { return failure }
    return "Written: \(printable(path)), DX's user export as it stands."
  }

  private func upload(_ path: String) -> [String] {
    guard let bytes = OpenFile.bytes(of: path, atMost: UserUpload.limit) else {
      return ["\(printable(path)) can't be read. Check the name; 64 MB are the most."]
    }
    guard let result = console.upload(bytes) else {
      return ["\(printable(path)) is no table with an email column. Nothing was changed."]
    }
    var answers = ["Uploaded: \(grouped(result.people)) people have what the file says."]
    if result.unknown > 0 {
      answers.append("\(grouped(result.unknown)) rows have an e-mail that DX doesn't have.")
    }
    if !result.ignored.isEmpty {
      let names = result.ignored.prefix(10).map(printable).joined(separator: ", ")
      answers.append("DX has no property for these columns: \(names).")
    }
    return answers
  }
}
