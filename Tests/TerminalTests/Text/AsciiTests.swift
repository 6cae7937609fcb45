import Terminal
import Testing

@Suite("Plain stand-ins")
struct AsciiTests {
  @Test("Every glyph of ours has a plain stand-in of its width")
  func standIns() {
    for glyph in "✓✗●○▸↳→←↑↓·…─│┌┐└┘█░•" {
      #expect(asciiStandIn(for: glyph).count == 1, "\(glyph)")
      #expect(asciiStandIn(for: glyph) != "?", "\(glyph)")
    }
    #expect(asciiStandIn(for: "日") == "??")
    #expect(asciiStandIn(for: "a") == "a")
  }
}
