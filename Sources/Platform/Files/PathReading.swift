extension Path {
  /// A path as the person meant it, wherever it comes from.
  ///
  /// A `~` at the start is the home folder. A text that names no file is tried as terminals paste
  /// what is dragged into them: in quotes, with backslashes, or as a `file://` address.
  public static func read(_ text: String, home: String?) -> String {
    let plain = expanded(text, home)
    guard FileStatus(of: plain) == nil else { return plain }
    let meant = dragged(text).map { expanded($0, home) }
    return meant.first { FileStatus(of: $0) != nil } ?? plain
  }

  private static func expanded(_ text: String, _ home: String?) -> String {
    guard let home, text == "~" || text.hasPrefix("~/") else { return text }
    return home + text.dropFirst()
  }

  private static func dragged(_ text: String) -> [String] {
    let bare = text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
    let word = String(bare)
    var candidates = [word, unescaped(word)]
    if let quote = word.first, "'\"".contains(quote), word.count > 1, word.last == quote {
      candidates.append(String(word.dropFirst().dropLast()))
      candidates.append(unescaped(String(word.dropFirst().dropLast())))
    }
    if let path = addressed(word) { candidates.append(path) }
    return candidates
  }

  private static func unescaped(_ text: String) -> String {
    var isEscaped = false
    return String(
      text.filter { character in
        isEscaped = character == "\\" && !isEscaped
        return !isEscaped
      })
  }

  // The path of file:///folder/my%20users.csv.
  private static func addressed(_ text: String) -> String? {
    guard text.hasPrefix("file://"), let slash = text.dropFirst(7).firstIndex(of: "/") else {
      return nil
    }
    var bytes: [UInt8] = []
    var rest = Array(text[slash...].utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), let code = UInt8(digits, radix: 16), digits.utf8.count == 2 {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
