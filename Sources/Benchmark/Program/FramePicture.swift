import Basics
import Glibc
import Screens
import SetupCore
import Terminal
import Wizard

/// The first frame of `dirsync-setup demo`, in a file that the bare program can draw it from.
struct FramePicture: ~Copyable {
  private let file: TemporaryFile
  var path: String { file.path }

  init(_ size: Size) throws(BenchmarkFailure) {
    let frame = Self.frame(size)
    let runs = (0..<size.height).flatMap { Self.runs(of: frame.line($0), y: $0) }
    let bytes = Array(runs.joined(separator: "\n").utf8) + [UInt8(ascii: "\n")]
    file = try TemporaryFile("The frame") { _ = fwrite(bytes, 1, bytes.count, $0) }
  }

  private static func frame(_ size: Size) -> Surface {
    var model = Model(
      setup: SetupState(), catalogue: .embedded, now: Instant(Int(time(nil))), offset: 0,
      access: .demo, stateFolder: "/tmp/dirsync-setup-demo/state", version: "1.0.0")
    model.window.size = size
    model.buildPage()
    return view(model)
  }

  // A run of cells of one style: y, x, attributes, colour, text. Blanks are there already.
  private static func runs(of line: ArraySlice<Cell>, y: Int) -> [String] {
    var runs: [(x: Int, style: Style, text: String)] = []
    for (x, cell) in line.enumerated() {
      guard let grapheme = cell.grapheme else { continue }
      if let last = runs.last, last.style == cell.style {
        runs[runs.count - 1].text.append(grapheme)
      } else {
        runs.append((x, cell.style, String(grapheme)))
      }
    }
    let drawn = runs.filter { $0.style != Style() || $0.text.contains { $0 != " " } }
    return drawn.map { "\(y) \($0.x) \(bits($0.style)) \($0.style.color.rawValue) \($0.text)" }
  }

  // As bare_frame.c reads them.
  private static func bits(_ style: Style) -> Int {
    (style.bold ? 1 : 0) | (style.dim ? 2 : 0) | (style.reverse ? 4 : 0) | (style.underline ? 8 : 0)
  }
}
