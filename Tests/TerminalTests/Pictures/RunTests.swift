import Testing

@testable import Terminal

@Suite("Runs of cells that look alike")
struct RunTests {
  @Test("Runs are cells that look alike; a wide grapheme is a run of its own")
  func runs() {
    let surface = PictureTests().surface
    func run(_ x: Int, _ columns: Int, _ text: String, _ style: Style, wide: Bool = false) -> Run {
      Run(x: x, columns: columns, text: text, style: style, isWide: wide)
    }
    let bold = Style(bold: true)
    #expect(
      surface.runs(1) == [
        run(0, 2, "  ", Style()), run(2, 2, "日", bold, wide: true),
        run(4, 2, "本", bold, wide: true), run(6, 2, "ok", bold),
      ])
    #expect(surface.runs(3).last == run(10, 4, "a b ", Style(underline: true)))
    #expect(surface.runs(4).map(\.text) == ["   \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"])
    #expect(surface.runs(9).isEmpty)
    #expect(Surface(Size(width: 5, height: 1)).runs(0).isEmpty)
  }
}
