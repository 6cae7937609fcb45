/// HCL as the export writes it, read strictly: blocks, arguments, texts, words and lists of words.
struct HCLDocument {
  enum Value: Equatable {
    case text(String)
    case reference(String)
    case list([String])
  }

  struct Block {
    var type: String
    var labels: [String]
    var arguments: [String: Value] = [:]
    var blocks: [Block] = []
  }

  struct Malformed: Error { var what: String }

  var blocks: [Block] = []

  init(_ text: String) throws {
    var reader = HCLReader(rest: Array(text.unicodeScalars)[...])
    while reader.skipBlank() { blocks.append(try reader.block()) }
  }

  func labels(_ type: String) -> [[String]] { blocks.filter { $0.type == type }.map(\.labels) }

  func block(_ type: String, _ label: String) -> Block? {
    blocks.first { $0.type == type && $0.labels.first == label }
  }

  /// What the provider documents of the resources used: which arguments there are, and which are
  /// required.
  static let schema: [String: (required: Set<String>, optional: Set<String>)] = [
    "okta_app_user_schema_property": (
      ["app_id", "index", "title", "type"],
      [
        "array_enum", "array_type", "description", "enum", "external_name", "external_namespace",
        "master", "max_length", "min_length", "permissions", "required", "scope", "union", "unique",
        "user_type",
      ]
    ),
    "okta_profile_mapping": (
      ["source_id", "target_id"], ["always_apply", "delete_when_absent", "depends_on"]
    ),
    "okta_push_group": (
      ["app_id", "source_group_id"],
      ["delete_target_group_on_destroy", "status", "target_group_id", "target_group_name"]
    ),
  ]

  /// Checks every resource against the provider's documentation, and every reference.
  func checkOktaSchema() throws {
    let resources = blocks.filter { $0.type == "resource" }
    let addresses = resources.map { $0.labels.joined(separator: ".") }
    guard Set(addresses).count == addresses.count else { throw Malformed(what: "twice") }
    let variables = Set(labels("variable").compactMap(\.first))
    for resource in resources {
      guard let (required, optional) = Self.schema[resource.labels[0]] else {
        throw Malformed(what: resource.labels[0])
      }
      let names = Set(resource.arguments.keys)
      guard names.isSuperset(of: required), names.isSubset(of: required.union(optional)) else {
        throw Malformed(what: "\(names)")
      }
      for block in resource.blocks {
        guard block.type == "mappings",
          Set(block.arguments.keys) == ["id", "expression", "push_status"]
        else { throw Malformed(what: block.type) }
      }
    }
    for (_, value) in blocks.flatMap(\.arguments) {
      let names: [String] =
        switch value {
        case .reference(let name): [name]
        case .list(let names): names
        case .text: []
        }
      for name in names where name.contains(".") {
        let isKnown =
          name.hasPrefix("var.")
          ? variables.contains(String(name.dropFirst(4)))
          : addresses.contains(name)
        guard isKnown else { throw Malformed(what: name) }
      }
    }
  }
}

private struct HCLReader {
  var rest: ArraySlice<Unicode.Scalar>

  /// Passes white space and comments; whether anything is left.
  mutating func skipBlank() -> Bool {
    while let first = rest.first {
      if first.properties.isWhitespace {
        rest.removeFirst()
      } else if first == "#" {
        rest = rest.drop { $0 != "\n" }
      } else {
        return true
      }
    }
    return false
  }

  mutating func block() throws -> HCLDocument.Block {
    var block = HCLDocument.Block(type: try word(), labels: [])
    while skipBlank(), rest.first == "\"" { block.labels.append(try quoted()) }
    if rest.first == "=" { rest.removeFirst() }
    try take("{")
    while skipBlank(), rest.first != "}" { try member(&block) }
    try take("}")
    return block
  }

  private mutating func member(_ block: inout HCLDocument.Block) throws {
    let start = rest
    let name = try word()
    guard skipBlank(), rest.first == "=" else {
      rest = start
      return block.blocks.append(try self.block())
    }
    rest.removeFirst()
    _ = skipBlank()
    guard rest.first != "{" else {
      rest = start
      return block.blocks.append(try self.block())
    }
    guard block.arguments.updateValue(try value(), forKey: name) == nil else {
      throw HCLDocument.Malformed(what: "\(name) stands twice")
    }
  }

  private mutating func value() throws -> HCLDocument.Value {
    if rest.first == "\"" { return .text(try quoted()) }
    guard rest.first == "[" else { return .reference(try word()) }
    rest.removeFirst()
    var names: [String] = []
    while skipBlank(), rest.first != "]" {
      names.append(try word())
      if skipBlank(), rest.first == "," { rest.removeFirst() }
    }
    try take("]")
    return .list(names)
  }

  private mutating func word() throws -> String {
    let word = rest.prefix {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "_-.".unicodeScalars.contains($0)
    }
    guard let first = word.first, first.properties.isAlphabetic else {
      throw HCLDocument.Malformed(
        what: "a word at \(String(String.UnicodeScalarView(rest.prefix(20))))")
    }
    rest = rest.dropFirst(word.count)
    return String(String.UnicodeScalarView(word))
  }

  private mutating func quoted() throws -> String {
    try take("\"")
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"": return String(text)
      case "\n": throw HCLDocument.Malformed(what: "a line break in a text")
      case "\\": text.append(try escape())
      case "$", "%":
        text.append(scalar)
        if rest.first == "{" { throw HCLDocument.Malformed(what: "a template") }
        if rest.starts(with: [scalar, "{"]) {
          rest = rest.dropFirst(2)
          text.append("{")
        }
      default: text.append(scalar)
      }
    }
    throw HCLDocument.Malformed(what: "a text without end")
  }

  private mutating func escape() throws -> Unicode.Scalar {
    switch rest.popFirst() {
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "\"": return "\""
    case "\\": return "\\"
    default: throw HCLDocument.Malformed(what: "an escape")
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) throws {
    guard skipBlank(), rest.first == scalar else {
      throw HCLDocument.Malformed(what: "\(scalar) was expected")
    }
    rest.removeFirst()
  }
}
