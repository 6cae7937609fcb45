import Basics
import SetupCore

extension ScreenReader {
  /// One block; the key that names its kind holds what matters most of it.
  mutating func block(_ json: PositionedJSON) -> Block? {
    guard case .object(let members) = json.content else {
      report(json.at, "expected a block, found \(json.kind)")
      return nil
    }
    guard
      let kind = Block.Kind.allCases.first(where: { kind in
        members.contains { $0.key == kind.rawValue }
      })
    else {
      reportNoKind(json, members)
      return nil
    }
    let keys = [kind.rawValue, "when"] + ownKeys(of: kind, members) + ["below"]
    guard let fields = fields(of: json, "a block", keys) else { return nil }
    let (when, isBelow) = (conditions(fields), flag(fields, "below"))
    return content(kind, fields).map { Block($0, when: when, isBelow: isBelow) }
  }

  private mutating func reportNoKind(_ json: PositionedJSON, _ members: [PositionedJSON.Member]) {
    let kinds = Block.Kind.allCases.map(\.rawValue)
    guard let member = members.first(where: { $0.key != "when" }) else {
      report(json.at, "expected a block with one of \(kinds.joined(separator: ", "))")
      return
    }
    report(member.at, unknown("key", member.key, kinds))
  }

  private func ownKeys(of kind: Block.Kind, _ members: [PositionedJSON.Member]) -> [String] {
    switch kind {
    case .paragraph, .todo, .help, .preconditions, .table, .picker: []
    case .callout: ["kind"]
    case .copy: ["value"]
    case .link: ["url"]
    case .field: ["label", "hint", "secret"]
    case .choice: ["multiple", "options"]
    case .action: ["label"] + actionKeys(members)
    case .draft: ["to", "lines"]
    }
  }

  private mutating func content(_ kind: Block.Kind, _ fields: Fields) -> Block.Content? {
    switch kind {
    case .paragraph: text(fields, "paragraph", .paragraph).map(Block.Content.paragraph)
    case .callout: callout(fields)
    case .todo:
      list(fields, "todo", "a list of things to do") { $0.text($1, .item) }.map(
        Block.Content.todo)
    case .copy: pair(fields, "copy", "value", .value).map { .copy(label: $0, value: $1) }
    case .link: pair(fields, "link", "url", .url).map { .link(label: $0, url: $1) }
    case .help: text(fields, "help", .url).map { .help(url: $0) }
    case .preconditions: preconditions(fields)
    case .field: field(fields).map(Block.Content.field)
    case .choice: choice(fields).map(Block.Content.choice)
    case .table: word(fields, "table", "table", TableID.self).map(Block.Content.table)
    case .picker: word(fields, "picker", "picker", PickerID.self).map(Block.Content.picker)
    case .action: action(fields).map(Block.Content.action)
    case .draft: draft(fields).map(Block.Content.draft)
    }
  }

  private mutating func callout(_ fields: Fields) -> Block.Content? {
    let kind =
      fields["kind"] == nil ? .note : word(fields, "kind", "kind of callout", CalloutKind.self)
    let text = text(fields, "callout", .callout)
    guard let kind, let text else { return nil }
    return .callout(kind, text)
  }

  private mutating func pair(
    _ fields: Fields, _ first: String, _ second: String, _ kind: TextKind
  ) -> (String, String)? {
    let label = text(fields, first, .label)
    let value = text(fields, second, kind)
    guard let label, let value else { return nil }
    return (label, value)
  }

  private mutating func preconditions(_ fields: Fields) -> Block.Content? {
    let ids = list(fields, "preconditions", "a list of preconditions") { reader, json in
      reader.word(json, "precondition", PreconditionID.self)
    }
    return ids.map(Block.Content.preconditions)
  }

  private mutating func field(_ fields: Fields) -> Field? {
    let id = word(fields, "field", "field", FieldID.self)
    let label = text(fields, "label", .label)
    let hint = text(fields, "hint", optional: .hint)
    let secret = flag(fields, "secret")
    guard let id, let label else { return nil }
    if id.isSecret != secret {
      let rule = id.isSecret ? "is a token and needs" : "is shown and must not have"
      report(fields.place(of: "field"), "\"\(id.rawValue)\" \(rule) \"secret\": true")
    }
    return Field(id: id, label: label, hint: hint, secret: secret)
  }

  private mutating func choice(_ fields: Fields) -> Choice? {
    let id = word(fields, "choice", "choice", ChoiceID.self)
    let multiple = flag(fields, "multiple")
    let options = list(fields, "options", "a list of options") { reader, json in
      reader.option(json, id)
    }
    guard let id, let options else { return nil }
    for value in id.values where !options.contains(where: { $0.value == value }) {
      report(fields.place(of: "options"), "missing the option \"\(value)\"")
    }
    return Choice(id: id, multiple: multiple, options: options)
  }

  private mutating func option(_ json: PositionedJSON, _ id: ChoiceID?) -> Choice.Option? {
    guard let fields = fields(of: json, "an option", ["value", "label", "detail"]) else {
      return nil
    }
    let value = string(fields, "value")
    let label = text(fields, "label", .label)
    let detail = text(fields, "detail", optional: .detail)
    guard let value, let label else { return nil }
    if let id, !id.values.contains(value) {
      report(fields.place(of: "value"), unknown("option", value, id.values))
    }
    return Choice.Option(value: value, label: label, detail: detail)
  }

  private mutating func draft(_ fields: Fields) -> Draft? {
    let id = string(fields, "draft")
    let to = text(fields, "to", .label)
    let lines = list(fields, "lines", "a list of lines") { $0.text($1, .line) }
    guard let id, let to, let lines else { return nil }
    references.drafts.append(.init(name: id, at: fields.place(of: "draft")))
    return Draft(id: id, to: to, lines: lines)
  }
}

extension FieldID {
  /// Whether what is typed must be masked.
  fileprivate var isSecret: Bool {
    switch self {
    case .oktaToken, .dxToken: true
    case .oktaURL, .oktaClientID, .appID: false
    }
  }
}
