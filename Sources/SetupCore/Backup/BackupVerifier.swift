/// Verifies a user export that comes in chunks: its writing, its columns, and everyone's e-mail.
///
/// Takes constant memory apart from the e-mails. What it finds doesn't depend on how the file was
/// cut into chunks.
public struct BackupVerifier: ~Copyable {
  private enum Phase {
    case opening
    case reading
    case refused
  }

  private let chosenColumn: String?
  private var phase = Phase.opening
  private var bytes = 0
  private var notices: [String] = []
  private var lookAhead = CSVLookAhead()
  private var grammar = CSVGrammar(delimiter: .comma)
  private var checks = BackupRowChecks()

  /// The named e-mail column isn't in the file; there is nothing more to find out then.
  public private(set) var unknownColumn: UnknownEmailColumn?

  /// A verifier of one file; without a name the e-mail column is guessed.
  public init(emailColumn: String? = nil) {
    chosenColumn = emailColumn
  }

  /// Takes the next chunk in, from memory that has to stay as it is during the call alone.
  public mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes += bytes.count
    guard phase == .opening else { return read(bytes) }
    let rest = lookAhead.take(bytes)
    guard lookAhead.isFull else { return }
    open()
    read(rest)
  }

  /// Takes the next chunk in.
  public mutating func feed(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { feed($0) }
  }

  /// Ends the file and tells what was found; `file` and `sha256` are for the caller to fill in.
  public consuming func finish() throws(UnknownEmailColumn) -> BackupVerification {
    if phase == .opening { open() }
    if phase == .reading {
      grammar.finish(into: &checks)
      checks.settle()
    }
    if let unknownColumn { throw unknownColumn }
    let hasRows = checks.findings.rows > 0
    if phase == .reading, !hasRows { checks.findings.noteNoRows(line: checks.headerLine) }
    var verification = BackupVerification(
      bytes: bytes, columns: checks.columns, emailColumn: checks.emailColumnName,
      findings: checks.findings)
    verification.notices = notices
    return verification
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    if phase == .reading { grammar.read(bytes, into: &checks) }
  }

  /// Looks at the first bytes, and unless they can't be read goes through them.
  private mutating func open() {
    let opening = CSVOpening(lookAhead.bytes, emailColumn: chosenColumn)
    phase = .refused
    if let kind = opening.kind { return checks.findings.note(kind) }
    guard let header = opening.header else {
      return checks.findings.noteNoHeader(
        hasBytes: lookAhead.bytes.count > opening.start, isCut: lookAhead.isFull)
    }
    if let chosenColumn, opening.emailColumn == nil {
      unknownColumn = UnknownEmailColumn(name: chosenColumn, columns: header.fields)
      return
    }
    phase = .reading
    notices = BackupNotices.about(opening, wasNamed: chosenColumn != nil)
    checks.findings.warn(of: opening)
    checks.begin(header, emailColumn: opening.emailColumn, accident: opening.accident)
    grammar = CSVGrammar(delimiter: opening.delimiter, line: opening.firstLine)
    lookAhead.replay(from: opening.start) { grammar.read($0, into: &checks) }
    lookAhead = CSVLookAhead()
  }
}
