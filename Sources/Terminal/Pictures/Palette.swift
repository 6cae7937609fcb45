/// The colours of pictures, each with a contrast of at least 4.5 to 1 to the background.
struct Palette: Sendable {
  let background, foreground, dim: String
  let colours: [Style.Color: String]

  static let light = Palette(
    background: "#ffffff", foreground: "#1f2328", dim: "#59636e",
    colours: [
      .red: "#b42318", .green: "#116329", .yellow: "#7d5700", .blue: "#0550ae",
      .magenta: "#8a2a9b", .cyan: "#0b6172",
    ])
  static let dark = Palette(
    background: "#0d1117", foreground: "#e6edf3", dim: "#9198a1",
    colours: [
      .red: "#ff7b72", .green: "#56d364", .yellow: "#e3b341", .blue: "#79c0ff",
      .magenta: "#d2a8ff", .cyan: "#56d4dd",
    ])

  /// The style sheet of a picture: dark where the reader's surroundings are.
  ///
  /// - Parameters:
  ///   - fixed: the rules that have no colours.
  ///   - coloured: the other rules, for one palette.
  static func sheet(_ fixed: [String], _ coloured: (Palette) -> [String]) -> String {
    let dark = coloured(dark).map { "  " + $0 }
    let rules =
      fixed + coloured(light) + ["@media (prefers-color-scheme: dark) {"] + dark + ["}"]
    return rules.joined(separator: "\n")
  }

  /// A rule for each class of text; a colour's own wins over dim.
  var classes: [String] {
    [".dim { color: \(dim); }"]
      + Style.Color.allCases.compactMap { name in
        colours[name].map { ".\(name) { color: \($0); }" }
      }
  }
}

extension Style {
  /// The class of its colour, as the style sheet has it.
  var colourClass: String? {
    color != .standard ? "\(color)" : dim ? "dim" : nil
  }
}
