import Testing

@testable import Terminal

@Suite("Colours of pictures")
struct PaletteTests {
  // Relative luminance and contrast as WCAG 2.2 defines them.
  private func luminance(_ colour: String) throws -> Double {
    let digits = try #require(Int(colour.dropFirst(), radix: 16))
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double(digits >> shift & 0xFF) / 255
      return part <= 0.04045 ? part / 12.92 : power((part + 0.055) / 1.055)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  // To the power of 2.4, the fifth root of the twelfth power, by Newton's way.
  private func power(_ base: Double) -> Double {
    let twelfth = (0..<12).reduce(1) { product, _ in product * base }
    return (0..<60).reduce(1.0) { root, _ in
      root - (root * root * root * root * root - twelfth) / (5 * root * root * root * root)
    }
  }

  private func contrast(_ one: String, _ other: String) throws -> Double {
    let both = try [luminance(one), luminance(other)].sorted()
    return (both[1] + 0.05) / (both[0] + 0.05)
  }

  @Test("Black on white has the standard's own contrast")
  func standard() throws {
    #expect(abs(try contrast("#000000", "#ffffff") - 21) < 0.001)
    #expect(abs(try contrast("#767676", "#ffffff") - 4.54) < 0.01)
  }

  @Test("Each pair, light and dark, upright and reversed, is at least 4.5 to 1")
  func contrasts() throws {
    for palette in [Palette.light, Palette.dark] {
      #expect(palette.colours.count == Style.Color.allCases.count - 1)
      for colour in [palette.foreground, palette.dim] + palette.colours.values {
        #expect(try contrast(colour, palette.background) >= 4.5, "\(colour)")
      }
    }
  }

  @Test("The style sheet has the rules for light surroundings, and again for dark ones")
  func sheet() {
    let sheet = Palette.sheet(["p { margin: 0; }"]) { ["p { color: \($0.foreground); }"] }
    #expect(
      sheet == """
        p { margin: 0; }
        p { color: #1f2328; }
        @media (prefers-color-scheme: dark) {
          p { color: #e6edf3; }
        }
        """)
  }
}
