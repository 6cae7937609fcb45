import Basics

extension Placeholder {
  /// The text with every placeholder replaced by its value, or by its fallback where it has none.
  ///
  /// Values come from outside: control characters in them are dropped, but for the line breaks of
  /// those that may have several lines.
  public static func expand(_ text: String, values: [Placeholder: String]) -> String {
    guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
    return pieces(of: text).map { piece in
      switch piece {
      case .text(let text): String(text)
      case .placeholder(let placeholder): placeholder.shown(values)
      case .unknown(let name): "${\(name)}"
      }
    }.joined()
  }

  /// The placeholders of the text that have no value, in the order in which they stand there.
  public static func missing(in text: String, values: [Placeholder: String]) -> [Placeholder] {
    pieces(of: text).compactMap { piece in
      guard case .placeholder(let placeholder) = piece, placeholder.isOpen(values) else {
        return nil
      }
      return placeholder
    }
  }

  /// What a text is made of.
  enum Piece: Equatable {
    case text(Substring)
    case placeholder(Placeholder)
    case unknown(Substring)
  }

  /// The text cut at its placeholders; an unclosed `${` is text.
  static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let (start, end) = firstPlaceholder(in: rest) {
      if start > rest.startIndex { pieces.append(.text(rest[..<start])) }
      let name = rest[rest.index(start, offsetBy: 2)..<end]
      pieces.append(Placeholder(rawValue: String(name)).map(Piece.placeholder) ?? .unknown(name))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { pieces.append(.text(rest)) }
    return pieces
  }

  private static func firstPlaceholder(
    in text: Substring
  ) -> (start: Substring.Index, end: Substring.Index)? {
    var from = text.startIndex
    while let dollar = text[from...].firstIndex(of: "$") {
      let next = text.index(after: dollar)
      guard next < text.endIndex, text[next] == "{" else {
        from = next
        continue
      }
      guard let end = text[next...].firstIndex(of: "}") else { return nil }
      return (dollar, end)
    }
    return nil
  }

  /// Whether it has no value; the namespace is the same for everyone and needs none.
  private func isOpen(_ values: [Placeholder: String]) -> Bool {
    self != .namespace && values[self, default: ""].isEmpty
  }

  private func shown(_ values: [Placeholder: String]) -> String {
    guard let value = values[self], !value.isEmpty else { return fallback }
    return value.replacing {
      $0.isUnprintable && !$0.isJoiner && !(isMultiline && $0 == "\n") ? "" : nil
    }
  }
}

extension Draft {
  /// The message as it is copied and saved, a line break at its end.
  ///
  /// A line with a placeholder of several lines is written once for each of them, so that
  /// `- ${waived-list}` makes a list.
  public func text(values: [Placeholder: String]) -> String {
    expandedLines(values: values).map { $0 + "\n" }.joined()
  }

  /// The lines as they are copied and saved.
  public func expandedLines(values: [Placeholder: String]) -> [String] {
    lines.flatMap { line in
      guard let list = line.multilinePlaceholder else {
        return [Placeholder.expand(line, values: values)]
      }
      let items = values[list, default: ""].isEmpty ? list.fallback : values[list, default: ""]
      return items.split(separator: "\n").map { item in
        var single = values
        single[list] = String(item)
        return Placeholder.expand(line, values: single)
      }
    }
  }
}

extension String {
  /// The first placeholder of several lines that it holds.
  var multilinePlaceholder: Placeholder? {
    for case .placeholder(let placeholder) in Placeholder.pieces(of: self)
    where placeholder.isMultiline {
      return placeholder
    }
    return nil
  }
}
