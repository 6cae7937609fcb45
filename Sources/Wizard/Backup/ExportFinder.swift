import Basics
import Platform
import SetupCore

/// Finds files that may be user exports: newest CSV files with an e-mail column.
enum ExportFinder {
  private static let most = 8
  private static let mostListed = 200

  /// The likely exports of some folders, newest first; folders that can't be read are passed over.
  static func exports(in folders: [String]) -> [ExportFile] {
    let found = folders.flatMap(names).compactMap(described).sorted { $0.modified > $1.modified }
    var likely: [ExportFile] = []
    for var file in found.prefix(mostListed) where likely.count < most {
      guard let columns = columns(of: file.path) else { continue }
      file.columns = columns
      likely.append(file)
    }
    return likely
  }

  private static func names(in folder: String) -> [String] {
    Folder.names(in: folder, most: 10_000).filter { $0.lowercased().hasSuffix(".csv") }
      .map { folder + "/" + $0 }
  }

  private static func described(_ path: String) -> ExportFile? {
    guard let status = FileStatus(of: path), status.isPlain, status.size > 0 else { return nil }
    return ExportFile(
      path: path, name: sanitised(Path.name(of: path), limit: 80), bytes: status.size,
      modified: Instant(status.modified), columns: "")
  }

  // The first lines tell: a header that speaks of e-mail, or an address in the first row.
  private static func columns(of path: String) -> String? {
    guard let file = try? OpenFile(path, for: .readingNamed),
      let bytes = try? [UInt8](
        filling: 8_192,
        { buffer throws(SystemError) in
          try file.read(into: buffer)
        })
    else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let header = lines.first else { return nil }
    let hasMail =
      header.lowercased().contains("mail") || lines.dropFirst().first?.contains("@") == true
    guard hasMail else { return nil }
    let names = header.split { $0 == "," || $0 == ";" || $0 == "\t" }
      .map { $0.filter { $0 != "\"" && $0 != "\u{FEFF}" } }
    return sanitised(names.prefix(6).joined(separator: ", "), limit: 80)
  }
}
