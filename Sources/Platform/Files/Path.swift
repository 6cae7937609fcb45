/// Paths as texts: their parts, and the places that the system knows.
public enum Path {
  /// The folder that a path's last part is in.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
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
