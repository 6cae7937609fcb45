/// What a file is by its first bytes, where it is something else than a CSV file in UTF-8.
enum FileKind: Hashable {
  case utf16, utf32
  case webPage, xml, json
  case workbook, oldWorkbook, archive, pdf, picture, document
  /// Something with zero bytes in it.
  case binary

  /// Nil for what can be a CSV file.
  init?(_ bytes: [UInt8]) {
    if let kind = Self.signatures.first(where: { bytes.starts(with: $0.bytes) })?.kind {
      self = kind == .archive && Self.isWorkbook(bytes) ? .workbook : kind
    } else if Self.alternatesWithZeros(bytes) {
      self = .utf16
    } else if let kind = Self.markup(bytes) {
      self = kind
    } else if bytes.contains(0) {
      self = .binary
    } else {
      return nil
    }
  }

  private static let signatures: [(bytes: [UInt8], kind: FileKind)] = [
    ([0xFF, 0xFE, 0, 0], .utf32), ([0, 0, 0xFE, 0xFF], .utf32),
    ([0xFF, 0xFE], .utf16), ([0xFE, 0xFF], .utf16),
    (Array("PK\u{3}\u{4}".utf8), .archive), ([0x1F, 0x8B], .archive),
    (Array("7z".utf8) + [0xBC, 0xAF], .archive), (Array("Rar!".utf8), .archive),
    (Array("BZh".utf8), .archive), ([0xFD] + Array("7zXZ".utf8), .archive),
    ([0xD0, 0xCF, 0x11, 0xE0], .oldWorkbook), (Array("%PDF-".utf8), .pdf),
    ([0x89] + Array("PNG".utf8), .picture), ([0xFF, 0xD8, 0xFF], .picture),
    (Array("GIF8".utf8), .picture), (Array("{\\rtf".utf8), .document),
  ]

  /// An archive's first entries have their names in plain text.
  private static func isWorkbook(_ bytes: [UInt8]) -> Bool {
    ["[Content_Types].xml", "xl/", "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"]
      .contains { bytes.firstRange(of: Array($0.utf8)) != nil }
  }

  /// A web page, XML or JSON, white space and a byte-order mark before it aside.
  private static func markup(_ bytes: [UInt8]) -> FileKind? {
    let text = bytes.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
    let start = String(decoding: text.prefix(2048), as: UTF8.self).lowercased()
    let pages = [
      "<!doctype html", "<html", "<head", "<body", "<script", "<meta", "<title", "<table",
    ]
    if pages.contains(where: start.hasPrefix) { return .webPage }
    if start.hasPrefix("<?xml") || start.hasPrefix("<!--") || start.hasPrefix("<!doctype") {
      return start.contains("<html") ? .webPage : .xml
    }
    guard let first = start.first, "[{".contains(first),
      let next = start.dropFirst().first(where: { !$0.isWhitespace })
    else { return nil }
    return "\"{[]}".contains(next) ? .json : nil
  }

  private static func alternatesWithZeros(_ bytes: [UInt8]) -> Bool {
    let pairs = min(bytes.count, 64) / 2
    guard pairs >= 2 else { return false }
    let (even, odd) = (0..<pairs).reduce((0, 0)) { zeros, pair in
      (zeros.0 + (bytes[pair * 2] == 0 ? 1 : 0), zeros.1 + (bytes[pair * 2 + 1] == 0 ? 1 : 0))
    }
    return (even == pairs && odd == 0) || (odd == pairs && even == 0)
  }
}

extension FileKind {
  /// Whether it is text in another encoding, rather than another kind of file.
  var isText: Bool { self == .utf16 || self == .utf32 }

  /// What the file is, with the likeliest accident.
  var sentence: String {
    switch self {
    case .utf16:
      "The file is UTF-16 text, not UTF-8: saved as Unicode text by a spreadsheet?"
    case .utf32: "The file is UTF-32 text, not UTF-8: converted by another program?"
    case .webPage: "The file is a web page; signed out when it was saved?"
    case .xml: "The file is XML, not CSV: saved as another kind of file by a spreadsheet?"
    case .json: "The file is JSON, not CSV: the answer of an API instead of the export?"
    case .workbook: "The file is a spreadsheet's workbook (.xlsx), not CSV: saved again there?"
    case .oldWorkbook:
      "The file is a workbook or document of old (.xls), not CSV: saved again there?"
    case .archive: "The file is an archive, not CSV: still to be unpacked?"
    case .pdf: "The file is a PDF, not CSV: printed instead of exported?"
    case .picture: "The file is a picture, not CSV: the wrong file?"
    case .document: "The file is a text document (.rtf), not CSV: saved again by a word processor?"
    case .binary: "The file isn't text: the wrong file, or a broken download?"
    }
  }
}
