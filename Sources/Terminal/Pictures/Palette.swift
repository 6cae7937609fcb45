/// The colours of pictures: dark on light, each with a contrast of at least 5 to 1.
enum Palette {
  static let background = "#ffffff"
  static let foreground = "#1f2328"
  static let dim = "#59636e"

  static func colour(_ color: Style.Color) -> String {
    switch color {
    case .standard: foreground
    case .red: "#b42318"
    case .green: "#116329"
    case .yellow: "#7d5700"
    case .blue: "#0550ae"
    case .magenta: "#8a2a9b"
    case .cyan: "#0b6172"
    }
  }

  /// A style's text colour; dim is a colour of its own, as lighter text would be hard to read.
  static func text(_ style: Style) -> String {
    style.dim && style.color == .standard ? dim : colour(style.color)
  }
}
