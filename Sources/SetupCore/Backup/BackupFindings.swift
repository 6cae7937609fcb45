import Basics

/// What a verification has found while it runs.
struct BackupFindings {
  var rows = 0
  var raggedRows = 0
  var duplicateEmails = 0
  var invalidEmails = 0
  var faultyRows = 0
  private(set) var total = 0
  private(set) var problems: [BackupProblem] = []
  private var places: [WarningKey: WarningPlaces] = [:]
  /// Warnings of the file's first lines.
  private var ofFile: [BackupWarning] = []

  /// Counts a problem, and lists it if there is room; its sentence is only made then.
  mutating func add(_ kind: BackupProblem.Kind, line: Int, _ detail: @autoclosure () -> String) {
    total += 1
    guard problems.count < BackupVerification.mostProblems else { return }
    problems.append(BackupProblem(line: line, kind: kind, detail: detail()))
  }

  /// Warns of the file as a whole.
  mutating func warn(_ kind: BackupWarning.Kind, line: Int, _ detail: String) {
    ofFile.append(BackupWarning(line: line, kind: kind, detail: detail))
  }

  /// Counts what a column is warned of once.
  mutating func warn(_ key: WarningKey, line: Int) {
    places[key, default: WarningPlaces(line: line)].count += 1
  }

  /// All warnings, in the order of their first lines; the first 1,000.
  func warnings(_ columns: [String]) -> [BackupWarning] {
    let ofColumns = places.map { ($0.key, $0.value, $0.key.warning($0.value, of: columns)) }
      .sorted { ($0.1.line, $0.0.column) < ($1.1.line, $1.0.column) }
      .map(\.2)
    let all = (ofFile + ofColumns).enumerated().sorted {
      ($0.element.line, $0.offset) < ($1.element.line, $1.offset)
    }
    return all.map(\.element).prefix(BackupVerification.mostProblems).map { $0 }
  }
}

/// What is warned of once for each column.
struct WarningKey: Hashable {
  enum What: Hashable {
    case emptyRows, respeltDates, formulaErrors, wrongAccents
  }

  var what: What
  /// The column, counted from 0; 0 for what is no column's.
  var column = 0
}

/// Where something was found that is warned of once.
struct WarningPlaces {
  /// The line of the first place.
  let line: Int
  /// How many places there are.
  var count = 0

  init(line: Int) { self.line = line }
}

/// How a sentence names a column: by the header's text, or by number where that doesn't help.
enum ColumnLabel {
  private static let longest = 40

  /// `"name"`, or `column 3` for a header that is empty, missing, or has an `@` in it.
  static func text(_ index: Int, of columns: [String]) -> String {
    guard index < columns.count else { return "column \(grouped(index + 1))" }
    let name = clean(columns[index])
    guard !name.isEmpty, !name.contains("@") else { return "column \(grouped(index + 1))" }
    return "\"\(name)\""
  }

  /// The header's text as a sentence may have it.
  static func clean(_ text: String) -> String { sanitised(text, limit: longest) }
}
