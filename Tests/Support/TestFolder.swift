import Foundation

/// A folder of a test's own; it goes when the test does.
public final class TestFolder: Sendable {
  /// Its absolute path.
  public let path: String

  /// Makes an empty folder that only this user can enter.
  public init() throws {
    path = NSTemporaryDirectory() + "dirsync-test-" + UUID().uuidString.prefix(8)
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of something inside.
  public func inside(_ name: String) -> String { path + "/" + name }

  /// Writes a file inside, with the folders that lead to it, and returns its path.
  @discardableResult
  public func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let url = URL(fileURLWithPath: inside(name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  /// Writes a text inside and returns its path.
  @discardableResult
  public func write(_ name: String, _ text: String) throws -> String {
    try write(name, text.utf8)
  }

  /// The bytes of a file inside as text; empty if there is no such file.
  public func read(_ name: String) -> String {
    String(decoding: FileManager.default.contents(atPath: inside(name)) ?? Data(), as: UTF8.self)
  }

  /// The relative paths of all files inside, sorted.
  public func files(under folder: String = "") -> [String] {
    let base = folder.isEmpty ? path : inside(folder)
    return (FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? [])
      .filter { name in
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: base + "/" + name, isDirectory: &isFolder)
        return !isFolder.boolValue
      }.sorted()
  }
}
