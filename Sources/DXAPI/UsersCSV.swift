import Basics
import SetupCore

/// Writes people as a CSV backup: a column for each field and each attribute that anyone has.
///
/// Which attributes there are is known only at the end of the list, and people are not held until
/// then. So rows are written first, to a scratch file, as wide as what was known; `completion`
/// then puts the header in front and brings all rows to one width.
public struct UsersCSV: Sendable {
  /// The columns so far, in order.
  public private(set) var columns: [String]
  private var places: [Key: Int]
  private var writer = CSVWriter()

  /// The most columns that are taken.
  private static let most = 1000
  /// The documented fields, always there and first.
  static let documented = [
    "id", "name", "email", "github_username", "gitlab_username", "additional_github_username",
    "deleted_at", "roles",
  ]

  private struct Key: Hashable, Sendable {
    var isAttribute: Bool
    var name: String
  }

  /// A file without people yet.
  public init() {
    columns = Self.documented
    let keys = Self.documented.enumerated().map { (Key(isAttribute: false, name: $1), $0) }
    places = Dictionary(keys, uniquingKeysWith: { first, _ in first })
  }

  /// The e-mail column's name.
  public static let emailColumn = "email"

  /// The rows of some people, for the scratch file.
  public mutating func rows(_ users: [DXUser]) throws(DXFailure.Cause) -> [UInt8] {
    for user in users {
      let fields = try user.fields.map { field throws(DXFailure.Cause) in
        (try place(Key(isAttribute: false, name: field.name)), field.value)
      }
      let attributes = try user.attributes.map { attribute throws(DXFailure.Cause) in
        (try place(Key(isAttribute: true, name: attribute.name)), attribute.value)
      }
      var row = Array(repeating: "", count: columns.count)
      for (place, value) in fields + attributes { row[place] = value }
      writer.write(row)
    }
    return writer.take()
  }

  /// What turns the scratch file's bytes into the finished file's.
  public func completion() -> UsersCSVCompletion { UsersCSVCompletion(columns: columns) }

  private mutating func place(_ key: Key) throws(DXFailure.Cause) -> Int {
    if let place = places[key] { return place }
    guard columns.count < Self.most else {
      throw .unexpected("more than \(grouped(Self.most)) different fields")
    }
    places[key] = columns.count
    columns.append(column(key))
    return columns.count - 1
  }

  /// A column's name, one that no other has.
  ///
  /// A custom attribute gets the name under which directory sync sends it, `tag_` in front, so
  /// that a preview finds it again.
  private func column(_ key: Key) -> String {
    let isPlain =
      !key.isAttribute || key.name.hasPrefix(DXProperty.customPrefix)
      || DXProperty.named(key.name) != nil
    let name = isPlain ? key.name : DXProperty.customPrefix + key.name
    var unique = name
    var number = 2
    while columns.contains(unique) {
      unique = "\(name)_\(number)"
      number += 1
    }
    return unique
  }
}

/// Brings rows of differing widths under one header, in pieces of any size.
public struct UsersCSVCompletion: Sendable {
  /// The header, to be written first.
  public let header: [UInt8]
  private let width: Int
  private var commas = 0
  private var isQuoted = false

  init(columns: [String]) {
    var writer = CSVWriter()
    writer.write(columns)
    header = writer.take()
    width = columns.count
  }

  /// A piece of the scratch file as the finished file has it.
  public mutating func feed(_ bytes: [UInt8]) -> [UInt8] {
    var finished: [UInt8] = []
    finished.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted { pad(before: byte, &finished) }
      finished.append(byte)
    }
    return finished
  }

  private mutating func pad(before byte: UInt8, _ finished: inout [UInt8]) {
    if byte == UInt8(ascii: ",") { commas += 1 }
    guard byte == UInt8(ascii: "\r") else { return }
    let lacking = max(0, width - 1 - commas)
    finished.append(contentsOf: repeatElement(UInt8(ascii: ","), count: lacking))
    commas = 0
  }
}
