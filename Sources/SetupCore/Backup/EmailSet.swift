/// The e-mails seen so far, each with the line of the row that had it first.
///
/// They are taken in many at a time: each look-up waits for memory, and waiting for all at once
/// takes about as long as waiting for one.
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

  private static let most = 64
  private var rows = EmailTable<Row>()
  private var waiting: [(hash: EmailHash, row: Row)] = []
  private var fetched: UInt64 = 0

  /// Whether the waiting e-mails are to be settled before another one is added.
  var isFull: Bool { waiting.count == Self.most }

  /// Puts an e-mail in line, in the form to compare by; `settle` tells what it duplicates.
  mutating func add(_ email: [UInt8], line: Int, isFaulty: Bool) {
    waiting.append((email.withUnsafeBytes { EmailHash($0) }, Row(line: line, isFaulty: isFaulty)))
  }

  /// Takes the waiting e-mails in, in order, and tells of each that was there before.
  mutating func settle(_ found: (Duplicate) -> Void) {
    for entry in waiting { fetched &+= rows.fetch(entry.hash) }
    for entry in waiting {
      guard let earlier = rows.insert(entry.hash, entry.row) else { continue }
      rows.replace(entry.hash, Row(line: earlier.line, isFaulty: true))
      found(
        Duplicate(
          line: entry.row.line, isFaulty: entry.row.isFaulty, earlierLine: earlier.line,
          earlierIsFaulty: earlier.isFaulty))
    }
    waiting.removeAll(keepingCapacity: true)
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
