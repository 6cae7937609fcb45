extension JSONValue {
  /// The value as compact JSON, without spaces or line breaks.
  ///
  /// Control characters are escaped, C1 and DEL too although JSON doesn't ask for it: a result that
  /// is printed to a terminal must not steer it.
  public func text(sortedKeys: Bool = false) -> String {
    var text = ""
    write(to: &text, sortedKeys)
    return text
  }

  private func write(to text: inout String, _ sortedKeys: Bool) {
    switch self {
    case .null: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .number(let number): text += number.text
    case .string(let string): text.appendQuoted(string)
    case .array(let elements): write(elements, to: &text, sortedKeys)
    case .object(let object): write(object, to: &text, sortedKeys)
    }
  }

  private func write(_ elements: [JSONValue], to text: inout String, _ sortedKeys: Bool) {
    text += "["
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      element.write(to: &text, sortedKeys)
    }
    text += "]"
  }

  private func write(_ object: JSONObject, to text: inout String, _ sortedKeys: Bool) {
    let members =
      sortedKeys
      ? object.members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      : object.members
    text += "{"
    for (index, member) in members.enumerated() {
      if index > 0 { text += "," }
      text.appendQuoted(member.key)
      text += ":"
      member.value.write(to: &text, sortedKeys)
    }
    text += "}"
  }
}

extension String {
  /// Appends a string in quotation marks, escaped as JSON wants it.
  fileprivate mutating func appendQuoted(_ string: String) {
    append("\"")
    defer { append("\"") }
    // Most strings need no escapes; going through them by scalars costs several times as much.
    guard !string.utf8.allSatisfy(Self.isPlain) else { return append(string) }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": append(Self.escaped(scalar))
      default: unicodeScalars.append(scalar)
      }
    }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
