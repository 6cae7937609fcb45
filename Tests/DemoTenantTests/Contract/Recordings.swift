import Foundation

/// The recorded answers of real organisations, and the OpenAPI subset; absent in some checkouts.
struct Recordings {
  /// Okta's contract beside the package, if it is there.
  static let folder: URL? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.deletingLastPathComponent().appendingPathComponent("shared/okta")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  static var isThere: Bool { folder != nil }

  /// The specification.
  static func specification() throws -> Value {
    guard let folder else { return .null }
    return try Value(
      Data(contentsOf: folder.appendingPathComponent("okta-openapi-subset.json")))
  }

  /// The bodies recorded of one route with one status, by the middle of the files' names.
  static func bodies(_ route: String) throws -> [Value] {
    guard let folder else { return [] }
    let recordings = folder.appendingPathComponent("recordings")
    let names = try FileManager.default.contentsOfDirectory(atPath: recordings.path).sorted()
    return try names.filter { $0.dropLast(8) == route || $0.dropLast(8) == "tf_\(route)" }.map {
      try Value(Data(contentsOf: recordings.appendingPathComponent($0)))["response"]["body"]
    }
  }

  /// Where each body has which keys, and where a null: `[]` stands for any item.
  struct Shape {
    var keys: [String: Set<String>] = [:]
    var nulls: Set<String> = []

    init(_ bodies: [Value], at path: String = "") {
      for body in bodies { add(body, at: path) }
    }

    /// Takes in another shape.
    mutating func merge(_ other: Shape) {
      keys.merge(other.keys) { $0.union($1) }
      nulls.formUnion(other.nulls)
    }

    private mutating func add(_ value: Value, at path: String) {
      switch value {
      case .null: nulls.insert(path)
      case .array(let items):
        for item in items { add(item, at: "\(path)[]") }
      case .object(let members):
        keys[path, default: []].formUnion(members.keys)
        for (name, member) in members { add(member, at: "\(path).\(name)") }
      default: break
      }
    }
  }
}
