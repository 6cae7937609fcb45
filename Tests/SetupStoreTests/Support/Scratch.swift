import Foundation
import Testing

@testable import SetupStore

/// A folder of a test's own, gone with the value.
final class Scratch {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/store-test-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false,
      attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func path(_ name: String) -> String { path + "/" + name }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
  }

  func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  func text(of name: String) throws -> String {
    String(decoding: try bytes(of: name), as: UTF8.self)
  }

  /// Everything below the folder, sorted, with the permission bits: `vault/key 600`.
  func listing() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).sorted().map { name in
      "\(name) \(String(permissions(of: name), radix: 8))"
    }
  }

  /// Everything below the folder with what is in it, to compare before and after.
  func contents() throws -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      contents[name] = (try? bytes(of: name)) ?? []
    }
    return contents
  }

  func permissions(of name: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path(name))
    return (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0
  }

  func setPermissions(_ permissions: Int, of name: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: permissions], ofItemAtPath: path(name))
  }
}

/// What a throwing call says to the person; fails the test when it doesn't throw.
func sentence<Value: ~Copyable>(
  sourceLocation: SourceLocation = #_sourceLocation,
  _ body: () throws(StoreFailure) -> Value
) -> String {
  do throws(StoreFailure) {
    _ = try body()
    Issue.record("Nothing was refused.", sourceLocation: sourceLocation)
    return ""
  } catch {
    return error.sentence
  }
}
