import Basics

/// A plan as `plan export` writes it, read again: JSON or CSV.
public enum PlanFile {
  /// The most bytes that such a file is read with.
  public static let limit = 1 << 20
  /// The most entries that a plan takes from a file.
  public static let mostEntries = 500

  /// Why a file is no plan, as a sentence.
  public struct Problem: Error, Hashable, Sendable {
    /// What is wrong, and where.
    public var sentence: String
  }

  /// The entries of a file.
  public static func entries(of bytes: [UInt8]) throws(Problem) -> [PlannedAttribute] {
    let isJSON = bytes.first { $0 > 0x20 && $0 < 0x80 } == UInt8(ascii: "{")
    let rows = isJSON ? try json(bytes) : try csv(bytes)
    guard !rows.isEmpty else { throw Problem(sentence: "The file has no entry in it.") }
    guard rows.count <= mostEntries else {
      throw Problem(
        sentence: "The file has \(rows.count) entries, and \(mostEntries) are the most.")
    }
    var entries: [PlannedAttribute] = []
    for (place, row) in rows { entries.append(try entry(row, place)) }
    return entries
  }

  private typealias Row = (place: String, values: [String: String])

  private static func json(_ bytes: [UInt8]) throws(Problem) -> [Row] {
    let value: JSONValue
    do {
      value = try JSONReader.value(
        utf8: bytes, limits: .init(bytes: limit, depth: 8, values: 1 << 14))
    } catch {
      throw Problem(sentence: "The file is not whole JSON: \(error.description).")
    }
    guard let attributes = value["attributes"]?.array else {
      throw Problem(sentence: "The file has no list “attributes”, as plan export writes it.")
    }
    return attributes.enumerated().map { index, element in
      let pairs = (element.object?.members ?? []).compactMap { member in
        member.value.string.map { (member.key, $0) }
      }
      return ("Entry \(index + 1)", Dictionary(pairs, uniquingKeysWith: { $1 }))
    }
  }

  private static func csv(_ bytes: [UInt8]) throws(Problem) -> [Row] {
    let records = CSVReader.records(bytes)
    guard let header = records.first?.fields, header.contains("externalName") else {
      throw Problem(
        sentence: "The file is neither JSON nor a CSV with a column externalName, as plan export "
          + "writes them.")
    }
    var rows: [Row] = []
    for record in records.dropFirst() where record.fields.contains(where: { !$0.isEmpty }) {
      guard record.flaws.isSound else {
        throw Problem(sentence: "Line \(record.line) is not whole CSV in UTF-8.")
      }
      guard record.fields.count == header.count else {
        throw Problem(
          sentence: "Line \(record.line) has \(record.fields.count) fields where the header has "
            + "\(header.count).")
      }
      rows.append(
        ("Line \(record.line)", Dictionary(zip(header, record.fields), uniquingKeysWith: { $1 })))
    }
    return rows
  }

  private static func entry(
    _ row: [String: String], _ place: String
  ) throws(Problem) -> PlannedAttribute {
    guard let name = row["externalName"], !name.isEmpty else {
      throw Problem(sentence: "\(place) has no externalName.")
    }
    let namespace = row["externalNamespace"] ?? coreUserNamespace
    guard namespace == coreUserNamespace else {
      throw Problem(
        sentence: "\(place) has the externalNamespace \(shown(namespace)), and DX reads "
          + "\(coreUserNamespace) alone.")
    }
    var entry = PlanRules.suggestion(for: name)
    if let variable = row["variableName"], !variable.isEmpty { entry.variableName = variable }
    if let type = row["type"], !type.isEmpty {
      guard let kind = PlannedAttribute.Kind(rawValue: type) else {
        throw Problem(
          sentence: "\(place) has the type \(shown(type)); string or boolean it can be.")
      }
      entry.type = kind
    }
    if let source = row["source"], !source.isEmpty, source != "expression" {
      guard let kind = PlannedAttribute.Source(rawValue: source) else {
        throw Problem(
          sentence: "\(place) has the source \(shown(source)); expression or group it can be.")
      }
      (entry.source, entry.expression) = (kind, "")
    }
    if let expression = row["expression"] { entry.expression = ExpressionRules.plain(expression) }
    return entry
  }
}
