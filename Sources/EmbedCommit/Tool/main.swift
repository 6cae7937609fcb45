import Foundation

// Writes the commit of a checkout as a Swift literal: embed-commit PACKAGE OUTPUT
//
// It reads the files that Git keeps and runs nothing. What isn't a checkout, or can't be read, has
// no commit: that never fails a build.

/// Files of a repository: those of the worktree, and those that all worktrees share.
struct Repository {
  let own: URL
  let shared: URL

  init(_ root: URL) {
    let entry = root.appending(path: ".git")
    var folder = entry
    if let text = Self.line(of: entry), text.hasPrefix("gitdir: ") {
      folder = URL(fileURLWithPath: String(text.dropFirst(8)), relativeTo: root).absoluteURL
    }
    own = folder
    let common = Self.line(of: folder.appending(path: "commondir"))
    shared =
      common.map { URL(fileURLWithPath: $0, relativeTo: folder.appending(path: "")).absoluteURL }
      ?? folder
  }

  /// The hash of the commit that is checked out; nil where none can be told.
  var commit: String? {
    guard let head = Self.line(of: own.appending(path: "HEAD")) else { return nil }
    guard head.hasPrefix("ref: ") else { return hash(head) }
    let name = String(head.dropFirst(5))
    guard name.hasPrefix("refs/"), !name.contains("..") else { return nil }
    return Self.line(of: shared.appending(path: name)).flatMap(hash) ?? packed(name)
  }

  private func packed(_ name: String) -> String? {
    let file = shared.appending(path: "packed-refs")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    let line = text.split(separator: "\n").first { $0.hasSuffix(" " + name) }
    return line.flatMap { hash(String($0.prefix { $0 != " " })) }
  }

  private func hash(_ text: String) -> String? {
    let isHash = [40, 64].contains(text.count) && text.allSatisfy { $0.isHexDigit && $0.isASCII }
    return isHash ? text.lowercased() : nil
  }

  private static func line(of file: URL) -> String? {
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    return text.split(separator: "\n").first.map(String.init)
  }
}

let words = CommandLine.arguments.dropFirst()
guard words.count == 2, let root = words.first, let output = words.last else {
  FileHandle.standardError.write(Data("usage: embed-commit PACKAGE OUTPUT\n".utf8))
  exit(2)
}
// Twelve digits tell the commits of any repository apart.
let commit = Repository(URL(fileURLWithPath: root)).commit.map { "\"\($0.prefix(12))\"" } ?? "nil"
let source = """
  // Written by embed-commit.

  /// The commit that was checked out when the program was built; nil where there was no checkout.
  let builtFromCommit: String? = \(commit)

  """
do {
  try source.write(to: URL(fileURLWithPath: output), atomically: true, encoding: .utf8)
} catch {
  FileHandle.standardError.write(Data("embed-commit: \(error.localizedDescription)\n".utf8))
  exit(4)
}
