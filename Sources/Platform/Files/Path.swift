import Basics

/// Paths as texts: their parts, and the places that the system knows.
public enum Path {
  /// A path as a person typed it, pasted it or dragged it into the terminal.
  ///
  /// `~` is the home. What names no file is tried without quotes around it, without the backslashes
  /// of a shell, and as a `file://` address; if that names none either, it stays as it was typed.
  public static func typed(_ text: String, home: String? = ThisProcess.home) -> String {
    let plain = expanded(text, home)
    let trimmed = text.trimmingSpaces
    let others = [unquoted(trimmed), unescaped(trimmed), fileAddress(trimmed)]
    let candidates = [plain] + others.compactMap { $0 }.map { expanded($0, home) }
    return candidates.first { FileStatus(ofLink: $0) != nil } ?? plain
  }

  private static func expanded(_ path: String, _ home: String?) -> String {
    guard let home, path == "~" || path.hasPrefix("~/") else { return path }
    return home + path.dropFirst()
  }

  private static func unquoted(_ text: String) -> String? {
    guard let quote = text.first, quote == "'" || quote == "\"", text.count > 1, text.last == quote
    else { return nil }
    return String(text.dropFirst().dropLast())
  }

  private static func unescaped(_ text: String) -> String? {
    guard text.contains("\\") else { return nil }
    var plain = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      if character == "\\", let next = rest.popFirst() {
        plain.append(next)
      } else {
        plain.append(character)
      }
    }
    return plain
  }

  private static func fileAddress(_ text: String) -> String? {
    guard text.lowercased().hasPrefix("file://") else { return nil }
    return PercentEncoding.decoded(text.dropFirst(7).drop { $0 != "/" })
  }

  /// The folder that a path's last part is in.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The folders that a path leads through, the innermost first.
  public static func folders(above path: String) -> [String] {
    let folder = folder(of: path)
    return folder == path || folder == "." ? [folder] : [folder] + folders(above: folder)
  }

  /// A path's last part.
  public static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The path of a folder as the names in it are added to.
  public static func withoutEndingSlashes(_ path: String) -> String {
    guard path.count > 1, path.hasSuffix("/") else { return path }
    return withoutEndingSlashes(String(path.dropLast()))
  }

  /// A name for a file while it is being written, which no other writer has.
  public static func temporary(beside path: String) -> String {
    let random = String(UInt64.random(in: .min ... .max), radix: 36)
    return folder(of: path) + "/" + temporaryPrefix + random
  }

  /// Whether a name is one that `temporary(beside:)` made.
  public static func isTemporary(_ name: String) -> Bool { name.hasPrefix(temporaryPrefix) }

  private static let temporaryPrefix = ".dirsync-setup-new-"

  /// The path with its ending, or with a number before the ending if there is something already.
  public static func unused(_ path: String, _ ending: String = "") -> String {
    var candidate = path + ending
    var number = 2
    while FileStatus(ofLink: candidate) != nil {
      candidate = "\(path)-\(number)\(ending)"
      number += 1
    }
    return candidate
  }
}
