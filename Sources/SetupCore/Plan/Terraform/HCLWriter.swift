import Basics

/// Writes HCL, the language of Terraform, as far as an export of a plan needs it.
struct HCLWriter {
  /// A value of an argument.
  enum Value {
    /// A text, quoted.
    case text(String)
    /// True or false.
    case bool(Bool)
    /// A reference, such as `var.app_id`, as it stands.
    case reference(String)
    /// A list of references.
    case references([String])
    /// A bare word, as the type of a variable is.
    case word(String)
  }

  private(set) var text = ""
  private var depth = 0

  /// Writes a comment line.
  mutating func comment(_ sentence: String) {
    line("# " + String(sentence.unicodeScalars.map { $0.isLineBreakOrTab ? " " : Character($0) }))
  }

  /// Writes a block with its labels and what is in it, an empty line before it at the top.
  mutating func block(_ type: String, _ labels: [String] = [], _ body: (inout HCLWriter) -> Void) {
    if depth == 0, !text.isEmpty { text += "\n" }
    line(([type] + labels.map(Self.quoted) + ["{"]).joined(separator: " "))
    depth += 1
    body(&self)
    depth -= 1
    line("}")
  }

  /// Writes arguments, their equals signs under each other.
  mutating func arguments(_ pairs: [(name: String, value: Value)]) {
    let width = pairs.map(\.name.count).max() ?? 0
    for pair in pairs {
      let padding = String(repeating: " ", count: width - pair.name.count)
      line("\(pair.name)\(padding) = \(Self.written(pair.value))")
    }
  }

  private mutating func line(_ line: String) {
    text += String(repeating: "  ", count: depth) + line + "\n"
  }

  private static func written(_ value: Value) -> String {
    switch value {
    case .text(let text): quoted(text)
    case .bool(let bool): bool ? "true" : "false"
    case .reference(let name), .word(let name): name
    case .references(let names): "[" + names.joined(separator: ", ") + "]"
    }
  }

  /// A text in quotation marks; `${` and `%{` would begin a template.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case "{" where quoted.last == "$" || quoted.last == "%":
        // A doubled sign stands for itself.
        if let sign = quoted.last { quoted += "\(sign){" }
      default:
        if scalar.isControl {
          let digits = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}
