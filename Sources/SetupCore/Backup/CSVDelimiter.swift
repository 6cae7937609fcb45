/// What stands between the fields of a record.
public enum CSVDelimiter: String, CaseIterable, Codable, Hashable, Sendable {
  case comma, semicolon, tab

  /// The byte in the file.
  public var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    }
  }
}
