import Basics
import Foundation
import HTTPTransport
import SetupCore
import Testing

/// Recorded answers of real Okta organisations and Okta's contract; absent in some checkouts.
struct Recordings {
  /// One recorded answer with the file that it is from.
  struct Recording: CustomTestStringConvertible, Sendable {
    var file: String
    var method: String
    var path: String
    var response: Response
    var testDescription: String { file }
  }

  static let folder: URL? = {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let folder = root.deletingLastPathComponent().appendingPathComponent("shared/okta")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  static var isThere: Bool { folder != nil }

  /// The OpenAPI subset.
  static func contract() throws -> JSONValue {
    guard let folder else { return .null }
    return try value(folder.appendingPathComponent("okta-openapi-subset.json"))
  }

  /// The recordings whose file names begin so, with or without `tf_`.
  static func beginning(_ names: String...) -> [Recording] {
    guard let folder = folder?.appendingPathComponent("recordings"),
      let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    else { return [] }
    return files.sorted().filter { file in
      names.contains { file.hasPrefix($0) || file.hasPrefix("tf_" + $0) }
    }.compactMap { try? recording($0, in: folder) }
  }

  private static func recording(_ file: String, in folder: URL) throws -> Recording {
    let value = try value(folder.appendingPathComponent(file))
    let response = value["response"] ?? .null
    let headers = (response["headers"]?.object?.members ?? []).compactMap { member in
      member.value.string.map { (member.key, $0) }
    }
    let body = (response["body"] ?? .null).text()
    return Recording(
      file: file, method: value["request"]?["method"]?.string ?? "",
      path: value["request"]?["path"]?.string ?? "",
      response: Response(
        status: response["status"]?.number?.int ?? 0,
        headers: Dictionary(headers, uniquingKeysWith: { $1 }), body: Array(body.utf8)))
  }

  private static func value(_ file: URL) throws -> JSONValue {
    try JSONReader.value(utf8: Array(Data(contentsOf: file)))
  }
}
