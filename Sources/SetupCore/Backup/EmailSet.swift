/// The e-mails seen so far, each with the line of the row that had it first.
struct EmailSet {
  /// A row whose e-mail an earlier row has.
  struct Duplicate: Equatable {
    /// The line of the row.
    var line: Int
    /// Whether something else was wrong with the row.
    var isFaulty: Bool
    /// The line of the first row with that e-mail.
    var earlierLine: Int
    /// Whether something was known to be wrong with that row.
    var earlierIsFaulty: Bool
  }

  private var rows = EmailTable<Row>()

  /// Takes in the e-mail of a row, in the form to compare by, and tells if an earlier row had it.
  mutating func insert(_ email: [UInt8], line: Int, isFaulty: Bool) -> Duplicate? {
    let hash = email.withUnsafeBytes { EmailHash($0) }
    guard let earlier = rows.insert(hash, Row(line: line, isFaulty: isFaulty)) else { return nil }
    rows.replace(hash, Row(line: earlier.line, isFaulty: true))
    return Duplicate(
      line: line, isFaulty: isFaulty, earlierLine: earlier.line, earlierIsFaulty: earlier.isFaulty)
  }
}

/// The line of a row and whether it is faulty, in 32 bits; lines beyond 2^31 count as that.
private struct Row {
  private let bits: UInt32

  init(line: Int, isFaulty: Bool) {
    bits = UInt32(clamping: min(line, Int(UInt32.max >> 1))) << 1 | (isFaulty ? 1 : 0)
  }

  var line: Int { Int(bits >> 1) }
  var isFaulty: Bool { bits & 1 == 1 }
}
