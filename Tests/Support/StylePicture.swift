import Terminal

extension Surface {
  /// How its cells look, a letter a style, without blanks at the ends of lines.
  ///
  /// Plain cells are blank, capitals are in reverse video; a style without a letter is `?`.
  public var styles: String {
    (0..<size.height).map { y in
      var line = String(line(y).map { letter($0.style) })
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n") + "\n"
  }

  /// The text over the styles, as golden frames hold them.
  public var picture: String { text + String(repeating: "=", count: size.width) + "\n" + styles }
}

private func letter(_ style: Style) -> Character {
  var upright = style
  upright.reverse = false
  guard let letter = letters[upright] else { return "?" }
  guard style.reverse else { return letter }
  return letter == " " ? "#" : Character(letter.uppercased())
}

private let letters: [Style: Character] = [
  Style(): " ", Style(bold: true): "b", Style(dim: true): "d", Style(underline: true): "u",
  Style(color: .green): "g", Style(color: .yellow): "y", Style(color: .red): "r",
  Style(bold: true, color: .green): "v", Style(bold: true, color: .yellow): "w",
  Style(bold: true, color: .red): "x", Style(bold: true, color: .magenta): "m",
]
