import Basics
import Glibc
import SetupCore

/// The screen files of a folder, by name; for `--screens` and the linter.
public func screenFiles(
  in folder: String
) -> Result<[(name: String, text: String)], Storage.Refusal> {
  let shown = sanitised(folder, limit: 200)
  guard let open = opendir(folder) else {
    return .failure(
      .init("\(shown) can't be opened: \(reason(errno)). Name a folder of screen files."))
  }
  defer { closedir(open) }
  var names: [String] = []
  while let entry = readdir(open), names.count < 1_000 {
    let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name.hasSuffix(".json") { names.append(name) }
  }
  guard !names.isEmpty else {
    return .failure(.init("\(shown) has no screen files: their names end in .json."))
  }
  var files: [(name: String, text: String)] = []
  for name in names.sorted() {
    guard let bytes = smallFile(folder + "/" + name, limit: 1 << 20) else {
      return .failure(
        .init("\(shown)/\(sanitised(name, limit: 80)) can't be read, or is too large."))
    }
    files.append((name, String(decoding: bytes, as: UTF8.self)))
  }
  return .success(files)
}

/// A file's bytes, if it can be read and isn't larger than a limit.
public func smallFile(_ path: String, limit: Int) -> [UInt8]? {
  let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(file, &chunk, chunk.count)
    if count < 0, errno == EINTR { continue }
    guard count >= 0, bytes.count + count <= limit else { return nil }
    if count == 0 { return bytes }
    bytes += chunk.prefix(count)
  }
}
