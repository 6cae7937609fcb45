import Basics

/// A text that is nearly right above the one that is needed, with marks under what differs.
///
/// In both lines one column is one character; what can't be seen shows as `□`, and what is missing
/// as a gap.
public struct Comparison: Hashable, Sendable {
  /// What it is about: an External name.
  public var name: String
  /// What was seen.
  public var actual: String
  /// What is needed.
  public var needed: String
  /// `^` under each column that differs, blanks before it.
  public var marks: String

  /// A comparison; nil where nothing differs, or so much that it is another text.
  init?(of name: String, actual: String, needed: String) {
    let difference = TextDifference(actual: actual, expected: needed)
    guard !difference.isEmpty, !difference.isOther else { return nil }
    self.name = shown(name)
    (self.actual, self.needed, marks) = ("", "", "")
    for part in difference.parts {
      switch part {
      case .same(let text): add(text, text, " ")
      case .replaced(let expected, let actual, _): add(Self.mark(actual), Self.mark(expected), "^")
      case .missing(let expected, _): add(" ", Self.mark(expected), "^")
      case .extra(let actual, _): add(Self.mark(actual), " ", "^")
      }
    }
  }

  private mutating func add(_ actual: String, _ needed: String, _ mark: Character) {
    self.actual += actual
    self.needed += needed
    marks += String(repeating: mark, count: actual.unicodeScalars.count)
  }

  // One column wide, whatever the scalar does to those beside it.
  private static func mark(_ scalar: Unicode.Scalar) -> String {
    let category = scalar.properties.generalCategory
    let isPlain: Bool =
      switch category {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .decimalNumber,
        .dashPunctuation, .connectorPunctuation, .otherPunctuation, .openPunctuation,
        .closePunctuation, .mathSymbol, .currencySymbol:
        true
      default: false
      }
    if scalar == " " { return "␣" }
    let isNarrow = scalar.value < 0x1100
    return isPlain && isNarrow ? String(scalar) : "□"
  }
}

extension SetupState {
  /// The planned attributes' External namespaces and names that are nearly right in Okta, and
  /// those of attributes that were added without a plan.
  public var comparisons: [Comparison] {
    guard let schema = observations.schema?.value else { return [] }
    return schema.custom.flatMap { attribute in
      [
        attribute.externalNamespace.flatMap {
          Comparison(
            of: attribute.externalName ?? attribute.variableName, actual: $0,
            needed: coreUserNamespace)
        },
        attribute.externalName.flatMap { name in
          DXProperty.reads(name)
            ? nil
            : DXProperty.nearest(to: name).flatMap {
              Comparison(of: attribute.variableName, actual: name, needed: $0.externalName)
            }
        },
      ].compactMap { $0 }
    }
  }
}
