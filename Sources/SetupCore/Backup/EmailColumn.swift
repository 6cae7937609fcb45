import Basics

/// Finds the column that holds people's e-mails.
///
/// The columns of the export are not documented: the guess goes by a column's name and by what is
/// in it, and the person can name another.
public enum EmailColumn {
  /// The column of that name: exactly, else apart from letter case and spaces around it.
  public static func index(named name: String, in header: [String]) -> Int? {
    header.firstIndex(of: name) ?? header.firstIndex { plain($0) == plain(name) }
  }

  /// The likeliest column, if any is likely, with how likely it is; the first of equals.
  ///
  /// A name counts as much as a column full of e-mails; a name that speaks of somebody else's
  /// e-mail or of another one speaks against the column.
  static func find(header: [String], rows: [[String]]) -> (column: Int, score: Double)? {
    var best: (column: Int, score: Double)?
    for (column, name) in header.enumerated() {
      let content = Content(rows.lazy.map { $0[column] })
      let byName = score(ofName: name)
      guard byName >= 0.5 || content.looksLikeEmails else { continue }
      let score = byName + content.score
      if score > best?.score ?? -1 { best = (column, score) }
    }
    return best
  }

  /// The column of that name with how likely its content makes it.
  static func find(
    named name: String, header: [String], rows: [[String]]
  ) -> (column: Int, score: Double)? {
    guard let column = index(named: name, in: header) else { return nil }
    return (column, 1 + Content(rows.lazy.map { $0[column] }).score)
  }

  /// How much a name speaks for the column, at most 1.
  static func score(ofName name: String) -> Double {
    let bare = name.lowercased().filter { $0.isLetter }
    if bare == "email" { return 1 }
    if ["emailaddress", "useremail", "workemail", "primaryemail"].contains(bare) { return 0.9 }
    if ["mail", "emails", "useremailaddress"].contains(bare) { return 0.8 }
    guard bare.contains("email") else { return 0 }
    let others = [
      "manager", "supervisor", "lead", "sso", "secondary", "other", "alternate", "personal",
    ]
    return others.contains(where: bare.contains) ? -0.2 : 0.6
  }

  private static func plain(_ name: String) -> String {
    var scalars = name.lowercased().unicodeScalars[...]
    while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    return String(scalars)
  }
}

/// What a column holds in the rows that were read.
private struct Content {
  private var rows = 0
  private var filled = 0
  private var valid = 0
  private var distinct: Set<String> = []

  init(_ cells: some Sequence<String>) {
    for cell in cells {
      rows += 1
      let email = EmailAddress(cell)
      if email.canonical.isEmpty { continue }
      filled += 1
      guard email.isValid else { continue }
      valid += 1
      distinct.insert(email.canonical)
    }
  }

  var looksLikeEmails: Bool { valid > 0 && valid * 2 >= filled }

  /// From 0 to 1.2: the share of rows with an e-mail, and a little for each being another's.
  var score: Double {
    guard rows > 0 else { return 0 }
    return Double(valid) / Double(rows) + 0.2 * Double(distinct.count) / Double(rows)
  }
}

/// The named e-mail column is not in the file: wrong usage, not a fault of the file.
public struct UnknownEmailColumn: Error, Hashable, Sendable {
  /// The name that was asked for.
  public var name: String
  /// The columns that there are.
  public var columns: [String]

  /// What was asked for and what there is.
  public init(name: String, columns: [String]) {
    self.name = name
    self.columns = columns
  }

  /// What is wrong and what to do next, fit for a screen.
  public var shortfall: Shortfall {
    let known = columns.indices.prefix(20).map { ColumnLabel.text($0, of: columns) }
    let more = columns.count > 20 ? " and \(grouped(columns.count - 20)) more" : ""
    return Shortfall(
      reason: "The file has no column \"\(ColumnLabel.clean(name))\".",
      remedy: "Name one of its columns: \(known.joined(separator: ", "))\(more).")
  }
}
