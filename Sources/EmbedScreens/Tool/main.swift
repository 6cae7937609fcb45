import Foundation

// Writes the texts of screen files as Swift string literals: embed-screens FOLDER OUTPUT
//
// A literal compiles in no time and costs nothing at start; SwiftPM's `.embedInCode` makes an array
// of bytes, which takes seconds to compile. Whether a file is right is the linter's business, so
// that a wrong text gets its line and column and not a compiler's message.
//
// Beside the text as it is, each file is written in two compact parts: what is needed of every screen
// at each start, with a block in place of all, and the blocks, which are read once they are shown.

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

/// A file's two parts; nil where it isn't an object with blocks, which the linter then says.
func parts(of text: String) -> (head: String, blocks: String)? {
  let json = try? JSONSerialization.jsonObject(with: Data(text.utf8))
  guard var object = json as? [String: Any], let blocks = object["blocks"] else { return nil }
  object["blocks"] = [["paragraph": "Read later."]]
  let parts = [object, ["blocks": blocks]].compactMap { part in
    (try? JSONSerialization.data(
      withJSONObject: part, options: [.sortedKeys, .withoutEscapingSlashes]))
      .map { String(decoding: $0, as: UTF8.self) }
  }
  return parts.count == 2 ? (parts[0], parts[1]) : nil
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
  source += """
    ]

    /// What the program starts with: a screen without its blocks, and the blocks.
    let embeddedScreens: [(name: String, head: String, blocks: String)] = [

    """
  for file in files {
    let text = try String(contentsOf: file, encoding: .utf8)
    guard let parts = parts(of: text) else { continue }
    let name = literal(file.lastPathComponent)
    source += "  (\(name), \(literal(parts.head)), \(literal(parts.blocks))),\n"
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
