import Testing

@testable import Wizard

@Suite("What is shown of a text that is longer than its place")
struct FrameLayoutTests {
  @Test("What is hidden has lines of its own, and nothing shown lies under them")
  func edges() {
    for total in 0...40 {
      for height in 3...12 {
        for scroll in 0...45 {
          let view = Viewport(scroll: scroll, total: total, height: height)
          let edges = (view.above > 0 ? 1 : 0) + (view.below > 0 ? 1 : 0)
          #expect(view.lines.count + edges <= height)
          #expect(view.above + view.lines.count + view.below == total)
          let shown = (0..<height).compactMap { view.line(at: $0) }
          #expect(shown == Array(view.lines))
        }
      }
    }
  }

  @Test("Scrolled as far as it goes, the last line is shown; not at all, the first one")
  func ends() {
    let end = Viewport.lastScroll(total: 20, height: 10)
    #expect(Viewport(scroll: end, total: 20, height: 10).lines == 11..<20)
    #expect(Viewport(scroll: 99, total: 20, height: 10).lines == 11..<20)
    #expect(Viewport(scroll: 0, total: 20, height: 10).lines == 0..<9)
    #expect(Viewport(scroll: 3, total: 9, height: 10).lines == 0..<9)
  }
}
