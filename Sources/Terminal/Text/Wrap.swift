/// The text in lines of a width in columns, broken between words.
///
/// A word that is wider than a line is broken inside: a path or a URN has to be readable whole.
/// Lines after the first begin `hanging` columns further in. Never empty.
public func wrap(_ text: String, width: Int, hanging: Int = 0) -> [String] {
  var wrapping = Wrapping(width: max(1, width), hanging: max(0, hanging))
  var text = text
  let isPlain = text.withUTF8 { bytes in
    guard bytes.allSatisfy({ $0 < 0x80 && $0 != 0x0D }) else { return false }
    for paragraph in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      wrapping.addPlain(UnsafeBufferPointer(rebasing: paragraph))
    }
    return true
  }
  if !isPlain {
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      wrapping.add(paragraph)
    }
  }
  return wrapping.lines
}

/// Lines that are being filled.
struct Wrapping {
  private(set) var lines: [String] = []
  private let width: Int
  private let indent: String

  init(width: Int, hanging: Int) {
    self.width = width
    indent = String(repeating: " ", count: min(hanging, width - 1))
  }

  /// Adds a paragraph of any characters.
  mutating func add(_ text: Substring) {
    var line = ""
    var used = 0
    func close(_ lines: inout [String]) {
      lines.append(line)
      (line, used) = (indent, indent.count)
    }
    for (index, word) in Self.words(of: text).enumerated() {
      if index > 0 {
        if used + 1 + displayWidth(word) > width {
          close(&lines)
        } else {
          line += " "
          used += 1
        }
      }
      for character in word {
        let columns = columns(of: character)
        if used + columns > width { close(&lines) }
        line.append(character)
        used += columns
      }
    }
    lines.append(line)
  }

  // The > of a console's path stays with what is before it: at the beginning of a line it would look
  // like the focus where only plain characters can be shown.
  private static func words(of text: Substring) -> [String] {
    text.split(separator: " ", omittingEmptySubsequences: false).reduce(into: []) { words, word in
      if word == ">", let last = words.last, !last.isEmpty {
        words[words.count - 1] = last + " >"
      } else {
        words.append(String(word))
      }
    }
  }

  /// Adds a paragraph of ASCII, as most are: a byte is a column, and each line a piece of the text.
  mutating func addPlain(_ text: UnsafeBufferPointer<UInt8>) {
    var (start, word) = (0, 0)
    var used = 0
    var before = ""
    func close(_ end: Int, _ lines: inout [String]) {
      lines.append(before + String(decoding: text[start..<end], as: UTF8.self))
      (before, used, start) = (indent, indent.utf8.count, end)
    }
    while word <= text.count {
      let end = Self.end(ofWordAt: word, in: text)
      if word > 0 {
        if used + 1 + end - word > width {
          close(word - 1, &lines)
          start = word
        } else {
          used += 1
        }
      }
      var rest = word
      while used + end - rest > width {
        let room = width - used
        rest += room
        close(rest, &lines)
      }
      used += end - rest
      word = end + 1
    }
    close(text.count, &lines)
  }

  private static func end(ofWordAt start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    func isSpace(_ place: Int) -> Bool { place >= text.count || text[place] == 0x20 }
    var end = start
    while !isSpace(end) { end += 1 }
    while end > start, end + 1 < text.count, text[end + 1] == 0x3E, isSpace(end + 2) { end += 2 }
    return end
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
