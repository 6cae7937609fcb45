extension Evaluator {
  /// The value of a call of one of Okta's functions.
  func call(_ tree: ExpressionTree) throws(NoValue) -> ExpressionValue {
    guard case .call(_, let name, _, let arguments) = tree, let function = tree.functionName,
      Functions.counts[function] != nil
    else {
      throw .beyond("\(tree.functionName ?? "The function") is not known here.")
    }
    let parts = function.split(separator: ".", maxSplits: 1).map(String.init)
    switch (parts.count == 2 ? parts[0] : "", name) {
    case ("String", _),
      ("", "toUpperCase"), ("", "toLowerCase"), ("", "substring"), ("", "substringBefore"),
      ("", "substringAfter"):
      return try StringFunctions.value(name, try values(of: arguments))
    case ("Arrays", _): return try ArrayFunctions.value(name, try values(of: arguments))
    case ("Convert", _): return try ConvertFunctions.value(name, try values(of: arguments))
    case ("Time", _):
      return try TimeFunctions(now: context.now).value(name, try values(of: arguments))
    default: throw .beyond("What \(function) gives is known to Okta alone.")
    }
  }
}

/// The functions of `String`, and the deprecated ones that do the same.
enum StringFunctions {
  /// Where the text is null there is no value, but for the length.
  static func value(
    _ name: String, _ arguments: [ExpressionValue]
  ) throws(NoValue) -> ExpressionValue {
    if name == "len", arguments[0] == .null { return .integer(0) }
    if name == "stringSwitch" { return try chosen(arguments) }
    if name == "join" { return try joined(arguments) }
    guard arguments[0] != .null else { return .null }
    let text = try text(arguments[0], name)
    switch name {
    case "len": return .integer(text.utf16.count)
    case "removeSpaces": return .text(String(text.filter { $0 != " " }))
    case "toUpperCase": return .text(text.uppercased())
    case "toLowerCase": return .text(text.lowercased())
    case "substring": return try substring(text, arguments)
    case "append": return .text(text + (try self.text(arguments[1], name)))
    case "stringContains": return .boolean(try contains(text, try self.text(arguments[1], name)))
    case "substringBefore": return .text(parts(text, try self.text(arguments[1], name)).before)
    case "substringAfter": return .text(parts(text, try self.text(arguments[1], name)).after)
    case "replace", "replaceFirst":
      let (old, new) = (try self.text(arguments[1], name), try self.text(arguments[2], name))
      return .text(replacing(old, in: text, with: new, isOnce: name == "replaceFirst"))
    default: throw .beyond("String.\(name) is not worked out here.")
    }
  }

  private static func text(
    _ value: ExpressionValue, _ name: String
  ) throws(NoValue) -> String {
    if value == .null { throw .beyond("Okta doesn't document String.\(name) with no value.") }
    guard let text = value.asText else {
      throw .failed("String.\(name) takes texts, and there is \(value.kind).")
    }
    return text
  }

  private static func contains(_ text: String, _ part: String) throws(NoValue) -> Bool {
    part.isEmpty || text.firstRange(ofText: part) != nil
  }

  private static func substring(
    _ text: String, _ arguments: [ExpressionValue]
  ) throws(NoValue) -> ExpressionValue {
    guard case .integer(let start) = arguments[1], case .integer(let end) = arguments[2] else {
      throw .failed("String.substring takes a text and two numbers.")
    }
    let units = Array(text.utf16)
    guard start >= 0, start <= end, end <= units.count else {
      throw .failed("The text has \(units.count) characters, too few for a part to \(end).")
    }
    return .text(String(decoding: units[start..<end], as: UTF16.self))
  }

  /// What stands before and after a mark; the whole text and nothing where it has none.
  private static func parts(_ text: String, _ mark: String) -> (before: String, after: String) {
    guard !mark.isEmpty, let found = text.firstRange(ofText: mark) else {
      return mark.isEmpty ? ("", text) : (text, "")
    }
    return (String(text[..<found.lowerBound]), String(text[found.upperBound...]))
  }

  private static func replacing(
    _ old: String, in text: String, with new: String, isOnce: Bool
  ) -> String {
    guard !old.isEmpty else { return text }
    var (done, rest) = ("", text[...])
    while let found = rest.firstRange(ofText: old) {
      done += rest[..<found.lowerBound] + new
      rest = rest[found.upperBound...]
      if isOnce { break }
    }
    return done + rest
  }

  private static func joined(_ arguments: [ExpressionValue]) throws(NoValue) -> ExpressionValue {
    var texts: [String] = []
    for argument in arguments { texts.append(try text(argument, "join")) }
    return .text(texts.dropFirst().joined(separator: texts[0]))
  }

  /// The value of the first key that is part of the text, else the one for none.
  private static func chosen(_ arguments: [ExpressionValue]) throws(NoValue) -> ExpressionValue {
    guard arguments[0] != .null else { return arguments[1] }
    let text = try text(arguments[0], "stringSwitch")
    for index in stride(from: 2, to: arguments.count, by: 2) {
      let key = try self.text(arguments[index], "stringSwitch")
      if try contains(text, key) { return arguments[index + 1] }
    }
    return arguments[1]
  }
}

extension StringProtocol where SubSequence == Substring {
  /// The first place of a text in this one, compared by its Unicode scalars.
  func firstRange(ofText text: String) -> Range<String.Index>? {
    let wanted = Array(text.unicodeScalars)
    let scalars = self[...].unicodeScalars
    guard let first = wanted.first else { return nil }
    var start = scalars.startIndex
    while let place = scalars[start...].firstIndex(of: first) {
      let found = scalars[place...].prefix(wanted.count)
      if found.elementsEqual(wanted) { return place..<found.endIndex }
      start = scalars.index(after: place)
    }
    return nil
  }
}
