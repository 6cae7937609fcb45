import Basics
import Platform
import SetupCore

/// The screen files of a folder, by name; for `--screens` and the linter.
public func screenFiles(
  in folder: String
) -> Result<[(name: String, text: String)], Storage.Refusal> {
  let shown = sanitised(folder, limit: 200)
  let names: [String]
  do throws(SystemError) {
    names = try Folder.contents(of: folder, most: 1_000).filter { $0.hasSuffix(".json") }
  } catch {
    return .failure(
      .init("\(shown) can't be opened: \(error.reason). Name a folder of screen files."))
  }
  guard !names.isEmpty else {
    return .failure(.init("\(shown) has no screen files: their names end in .json."))
  }
  var files: [(name: String, text: String)] = []
  for name in names {
    guard let bytes = OpenFile.bytes(of: folder + "/" + name, atMost: 1 << 20) else {
      return .failure(
        .init("\(shown)/\(sanitised(name, limit: 80)) can't be read, or is too large."))
    }
    files.append((name, String(decoding: bytes, as: UTF8.self)))
  }
  return .success(files)
}
