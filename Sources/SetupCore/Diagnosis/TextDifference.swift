import Basics

/// How a text that was seen differs from the one expected, scalar by scalar.
///
/// For names and namespaces that are nearly right: on a screen `ѕchemas` looks like `schemas`,
/// and a blank at the end like nothing at all.
public struct TextDifference: Hashable, Sendable {
  /// One place, in the order of the texts.
  public enum Part: Hashable, Sendable {
    /// In both.
    case same(String)
    /// Another character than expected.
    case replaced(expected: Unicode.Scalar, actual: Unicode.Scalar, at: Int)
    /// Expected, and not there.
    case missing(Unicode.Scalar, at: Int)
    /// There, and not expected.
    case extra(Unicode.Scalar, at: Int)
  }

  /// The most scalars that are compared; what is longer is taken as another text altogether.
  public static let limit = 200

  /// The places, in order; places count from 1 in the text seen.
  public let parts: [Part]
  /// Whether more than a third of the text differs, so that it is simply another one.
  public let isOther: Bool

  /// The shortest way from the expected text to the one seen.
  public init(actual: String, expected: String) {
    let (actual, expected) = (Array(actual.unicodeScalars), Array(expected.unicodeScalars))
    guard actual.count <= Self.limit, expected.count <= Self.limit else {
      (parts, isOther) = ([], true)
      return
    }
    parts = Self.aligned(actual, expected)
    let changes = parts.count { if case .same = $0 { false } else { true } }
    isOther = changes > max(1, expected.count / 3)
  }

  /// Whether nothing differs.
  public var isEmpty: Bool {
    !isOther && parts.allSatisfy { if case .same = $0 { true } else { false } }
  }

  /// What differs, as sentences; the first three places are spelled out.
  public var sentence: String {
    guard !isOther else { return "It is another text." }
    let places = parts.compactMap(\.sentence)
    let more = places.count > 3 ? ["And \(places.count - 3) more."] : []
    return (places.prefix(3) + more).joined(separator: " ")
  }

  private static func aligned(_ actual: [Unicode.Scalar], _ expected: [Unicode.Scalar]) -> [Part] {
    let table = editCosts(actual, expected)
    var parts: [Part] = []
    var (row, column) = (0, 0)
    var same = String.UnicodeScalarView()
    func flush() {
      if !same.isEmpty { parts.append(.same(String(same))) }
      same = .init()
    }
    while row < actual.count || column < expected.count {
      if row < actual.count, column < expected.count, actual[row] == expected[column] {
        same.append(actual[row])
        (row, column) = (row + 1, column + 1)
        continue
      }
      flush()
      let best = table[row][column] - 1
      if row < actual.count, column < expected.count, table[row + 1][column + 1] == best {
        parts.append(.replaced(expected: expected[column], actual: actual[row], at: row + 1))
        (row, column) = (row + 1, column + 1)
      } else if row < actual.count, table[row + 1][column] == best {
        parts.append(.extra(actual[row], at: row + 1))
        row += 1
      } else {
        parts.append(.missing(expected[column], at: row + 1))
        column += 1
      }
    }
    flush()
    return parts
  }
}

extension TextDifference.Part {
  /// What differs at this place; nil where nothing does.
  fileprivate var sentence: String? {
    switch self {
    case .same: nil
    case .replaced(let expected, let actual, let place):
      "Character \(place) is \(CharacterNames.describe(actual.value)), not "
        + "\(CharacterNames.describe(expected.value))."
    case .missing(let expected, let place):
      "\(CharacterNames.describe(expected.value)) is missing before character \(place)."
    case .extra(let actual, let place):
      "Character \(place) is \(CharacterNames.describe(actual.value)), one too many."
    }
  }
}

/// How an External namespace differs from the one that DX reads.
public struct NamespaceDifference: Hashable, Sendable {
  /// The namespace that was seen, as it came.
  public let actual: String
  /// Place by place, for those that are nearly right.
  public let difference: TextDifference

  /// The difference of a namespace; nil if it is the right one to the scalar.
  public init?(_ actual: String) {
    // Not `==`: it takes canonically equivalent texts for equal, and DX compares bytes.
    guard !actual.unicodeScalars.elementsEqual(coreUserNamespace.unicodeScalars) else { return nil }
    self.actual = actual
    difference = TextDifference(actual: actual, expected: coreUserNamespace)
  }

  /// What is wrong, as sentences.
  public var sentence: String {
    if actual == Self.enterprise {
      return "its External namespace is that of the enterprise extension, \(actual)."
    }
    let name = "its External namespace is “\(shown(actual))”"
    guard !difference.isOther else { return name + ", and has to be \(coreUserNamespace)." }
    return name + ". " + difference.sentence
  }

  private static let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
}
