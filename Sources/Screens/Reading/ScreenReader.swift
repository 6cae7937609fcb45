import Basics
import SetupCore

/// A screen with the places that only the whole set of files can judge.
struct ReadScreen {
  var screen: Screen
  var file: String
  /// Where the id, the order and the list of blocks stand.
  var idAt, orderAt, blocksAt: TextPosition
  var references: References

  /// What the blocks name that stands elsewhere.
  struct References {
    /// Screens that `go` leads to.
    var screens: [Reference] = []
    /// Drafts that are defined here.
    var drafts: [Reference] = []
    /// Drafts that `copy-draft` and `save-draft` speak of.
    var usedDrafts: [Reference] = []
  }

  /// A name with its place.
  struct Reference {
    var name: String
    var at: TextPosition
  }
}

/// Reads one screen file, and collects all that is wrong with it instead of stopping at the first.
struct ScreenReader {
  /// The file as the caller named it.
  let file: String
  var problems: [ScreenProblem] = []
  var references = ReadScreen.References()

  /// A screen file is a page of text; more than this is a mistake.
  private static let limits = JSONReader.Limits(bytes: 256 << 10, depth: 8, values: 10_000)

  /// The screen of a file, nil where something is wrong with it.
  static func read(file: String, text: String) -> (screen: ReadScreen?, problems: [ScreenProblem]) {
    var reader = ScreenReader(file: file)
    let screen = reader.screen(text)
    return (reader.problems.isEmpty ? screen : nil, reader.problems.inReadingOrder)
  }

  /// The blocks of a text that has nothing else; none where something is wrong with it.
  static func blocks(file: String, text: String) -> [Block] {
    var reader = ScreenReader(file: file)
    guard let json = try? JSONReader.positioned(text, limits: limits),
      let fields = reader.fields(of: json, "blocks", ["blocks"])
    else { return [] }
    let blocks = reader.list(fields, "blocks", "a list of blocks") { $0.block($1) }
    return reader.problems.isEmpty ? blocks ?? [] : []
  }

  mutating func report(_ at: TextPosition, _ message: String) {
    problems.append(ScreenProblem(file: file, at: at, message: message))
  }

  private mutating func screen(_ text: String) -> ReadScreen? {
    do {
      return screen(try JSONReader.positioned(text, limits: Self.limits))
    } catch {
      report(error.at, error.message)
      return nil
    }
  }

  private mutating func screen(_ json: PositionedJSON) -> ReadScreen? {
    let keys = ["id", "part", "step", "order", "title", "when", "blocks"]
    guard let fields = fields(of: json, "a screen", keys) else { return nil }
    let id = identifier(fields)
    let part = word(fields, "part", "part", Screen.Part.self)
    let step = step(fields)
    let order = wholeNumber(fields, "order")
    let title = text(fields, "title", .title)
    let when = conditions(fields)
    let blocks = list(fields, "blocks", "a list of blocks") { reader, json in reader.block(json) }
    guard let id, let part, let order, let title, let blocks else { return nil }
    checkPlace(fields, id, part, step)
    return ReadScreen(
      screen: Screen(
        id: id, part: part, step: step, order: order, title: title, when: when, blocks: blocks),
      file: file, idAt: fields.place(of: "id"), orderAt: fields.place(of: "order"),
      blocksAt: fields.place(of: "blocks"), references: references)
  }

  private mutating func identifier(_ fields: Fields) -> String? {
    guard let id = string(fields, "id") else { return nil }
    let isPlain = id.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
      default: byte == UInt8(ascii: "-")
      }
    }
    guard isPlain, !id.isEmpty else {
      report(fields.place(of: "id"), "an id has small letters, digits and hyphens alone")
      return nil
    }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    if name != id + ".json" {
      report(fields.place(of: "id"), "the id is \"\(id)\", so the file must be \(id).json")
    }
    return id
  }

  private mutating func step(_ fields: Fields) -> Step? {
    guard let member = fields["step"], member.content != .null else { return nil }
    if case .number(let number) = member.content, let step = number.int.flatMap(Step.init) {
      return step
    }
    report(member.at, "expected a step from 1 to 5, or null")
    return nil
  }

  /// The part decides whether there is a step, and both how the file's name begins.
  private mutating func checkPlace(
    _ fields: Fields, _ id: String, _ part: Screen.Part, _ step: Step?
  ) {
    if part == .step, step == nil {
      report(fields.place(of: "part"), "a screen of part \"step\" needs a step from 1 to 5")
    }
    if part == .introduction || part == .trouble, step != nil {
      report(fields.place(of: "step"), "a screen of part \"\(part.rawValue)\" has no step")
    }
    let prefix =
      switch part {
      case .introduction: "0-"
      case .trouble: "trouble"
      case .step, .side: step.map { "\($0.rawValue)-" } ?? ""
      }
    if !id.hasPrefix(prefix) {
      report(fields.place(of: "id"), "expected an id that begins with \"\(prefix)\"")
    }
  }
}
