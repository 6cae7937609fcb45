import Foundation

// Writes the texts of screen files as Swift string literals: embed-screens FOLDER OUTPUT
//
// A literal compiles in no time and costs nothing at start; SwiftPM's `.embedInCode` makes an array
// of bytes, which takes seconds to compile. Whether a file is right is the linter's business, so
// that a wrong text gets its line and column and not a compiler's message.

/// The text as a Swift string literal on one line.
func literal(_ text: String) -> String {
  var literal = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": literal += "\\" + String(scalar)
    case "\n": literal += "\\n"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      literal += "\\u{" + String(scalar.value, radix: 16) + "}"
    default: literal.unicodeScalars.append(scalar)
    }
  }
  return literal + "\""
}

func embed(_ folder: URL, into output: URL) throws {
  let files = try FileManager.default
    .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    .filter { $0.pathExtension == "json" }
    .sorted { $0.lastPathComponent < $1.lastPathComponent }
  var source = """
    // Written by embed-screens from Screens/*.json.

    /// The screen files as they were when the program was built.
    let embeddedScreenFiles: [(name: String, text: String)] = [

    """
  for file in files {
    let text = try String(contentsOf: file, encoding: .utf8)
    source += "  (\(literal(file.lastPathComponent)), \(literal(text))),\n"
  }
  source += "]\n"
  try source.write(to: output, atomically: true, encoding: .utf8)
}

let paths = CommandLine.arguments.dropFirst().map { URL(fileURLWithPath: $0) }
guard paths.count == 2 else {
  FileHandle.standardError.write(Data("usage: embed-screens FOLDER OUTPUT\n".utf8))
  exit(2)
}
do {
  try embed(paths[0], into: paths[1])
} catch {
  FileHandle.standardError.write(Data("embed-screens: \(error.localizedDescription)\n".utf8))
  exit(4)
}
