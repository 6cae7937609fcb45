#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Folders: what is in them, and those that this program makes for itself.
public enum Folder {
  /// The names in a folder, sorted; the system's refusal where it can't be read.
  ///
  /// - Parameter most: how many entries are read; the rest is left out.
  public static func contents(
    of folder: String, most: Int = 10_000
  ) throws(SystemError) -> [String] {
    guard let stream = opendir(folder) else { throw .last }
    defer { closedir(stream) }
    var names: [String] = []
    while names.count < most, let entry = readdir(stream) {
      // The name's declared size is a bound of this system, its length ends at the closing zero.
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The names in a folder, sorted; none when it can't be read.
  public static func names(in folder: String, most: Int = .max) -> [String] {
    (try? contents(of: folder, most: most)) ?? []
  }

  /// Makes a folder of an unused name for this account alone, where temporary files belong.
  public static func makeTemporary(
    _ prefix: String, in base: String
  ) throws(SystemError) -> String {
    var template = Array("\(base)/\(prefix)-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .last }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Deletes a folder of this program's own, with all that is in it; a link is never followed.
  public static func removeTree(_ path: String) {
    guard FileStatus(ofLink: path)?.isFolder == true else {
      unlink(path)
      return
    }
    for name in names(in: path) { removeTree(path + "/" + name) }
    rmdir(path)
  }
}
