/// The text in lines of a width in columns, broken between words.
///
/// A word that is wider than a line is broken inside: a path or a URN has to be readable whole.
/// Lines after the first begin `hanging` columns further in. Never empty.
public func wrap(_ text: String, width: Int, hanging: Int = 0) -> [String] {
  var lines: [String] = []
  for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
    wrapParagraph(paragraph, max(1, width), max(0, hanging), into: &lines)
  }
  return lines
}

private func wrapParagraph(
  _ text: Substring, _ width: Int, _ hanging: Int, into lines: inout [String]
) {
  let indent = String(repeating: " ", count: min(hanging, width - 1))
  var line = ""
  var used = 0
  func close() {
    lines.append(line)
    (line, used) = (indent, indent.count)
  }
  for (index, word) in words(of: text).enumerated() {
    if index > 0 {
      if used + 1 + displayWidth(word) > width {
        close()
      } else {
        line += " "
        used += 1
      }
    }
    for character in word {
      let columns = columns(of: character)
      if used + columns > width { close() }
      line.append(character)
      used += columns
    }
  }
  lines.append(line)
}

// The > of a console's path stays with what is before it: at the beginning of a line it would look
// like the focus where only plain characters can be shown.
private func words(of text: Substring) -> [String] {
  text.split(separator: " ", omittingEmptySubsequences: false).reduce(into: []) { words, word in
    if word == ">", let last = words.last, !last.isEmpty {
      words[words.count - 1] = last + " >"
    } else {
      words.append(String(word))
    }
  }
}

extension String {
  /// The text cut to a width in columns, with `…` at the end where something is missing.
  public func truncated(to width: Int) -> String {
    guard displayWidth(self) > width else { return self }
    guard width > 0 else { return "" }
    var cut = ""
    var used = 0
    for character in self {
      let columns = columns(of: character)
      guard used + columns <= width - 1 else { break }
      cut.append(character)
      used += columns
    }
    return cut + "…"
  }
}
