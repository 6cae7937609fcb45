import Basics
import Glibc
import SetupCore

/// Finds files that may be user exports: newest CSV files with an e-mail column.
enum ExportFinder {
  private static let most = 8
  private static let looked = 200

  /// The likely exports of some folders, newest first; folders that can't be read are passed over.
  static func exports(in folders: [String]) -> [ExportFile] {
    let found = folders.flatMap(names).compactMap(described).sorted { $0.modified > $1.modified }
    var likely: [ExportFile] = []
    for var file in found.prefix(looked) where likely.count < most {
      guard let columns = columns(of: file.path) else { continue }
      file.columns = columns
      likely.append(file)
    }
    return likely
  }

  private static func names(in folder: String) -> [String] {
    guard let open = opendir(folder) else { return [] }
    defer { closedir(open) }
    var paths: [String] = []
    while let entry = readdir(open), paths.count < 10_000 {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.lowercased().hasSuffix(".csv") { paths.append(folder + "/" + name) }
    }
    return paths
  }

  private static func described(_ path: String) -> ExportFile? {
    var info = stat()
    guard stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size > 0 else {
      return nil
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return ExportFile(
      path: path, name: sanitised(name, limit: 80), bytes: Int(info.st_size),
      modified: Instant(Int(info.st_mtim.tv_sec)), columns: "")
  }

  // The first lines tell: a header that speaks of e-mail, or an address in the first row.
  private static func columns(of path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 8_192)
    let count = read(file, &bytes, bytes.count)
    guard count > 0 else { return nil }
    let lines = String(decoding: bytes.prefix(count), as: UTF8.self)
      .split(whereSeparator: \.isNewline)
    guard let header = lines.first else { return nil }
    let hasMail =
      header.lowercased().contains("mail") || lines.dropFirst().first?.contains("@") == true
    guard hasMail else { return nil }
    let names = header.split { $0 == "," || $0 == ";" || $0 == "\t" }
      .map { $0.filter { $0 != "\"" && $0 != "\u{FEFF}" } }
    return sanitised(names.prefix(6).joined(separator: ", "), limit: 80)
  }
}
