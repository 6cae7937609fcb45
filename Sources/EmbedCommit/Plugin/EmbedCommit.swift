import Foundation
import PackagePlugin

/// Runs `embed-commit` whenever another commit is checked out, so that `--version` can name it.
///
/// Nothing but files of the checkout is read; where there is none, as in a tarball, the version
/// stands alone.
@main
struct EmbedCommit: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let root = context.package.directoryURL
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedCommit.swift")
    return [
      .buildCommand(
        displayName: "Embedding the commit",
        executable: try context.tool(named: "embed-commit").url,
        arguments: [root.path, output.path], inputFiles: inputs(root), outputFiles: [output])
    ]
  }

  /// The files that change with what is checked out: the log has a line for each such change.
  private func inputs(_ root: URL) -> [URL] {
    var folder = root.appending(path: ".git")
    // In a worktree it is a file that names the folder.
    if let text = try? String(contentsOf: folder, encoding: .utf8), text.hasPrefix("gitdir: ") {
      let path = text.dropFirst(8).trimmingCharacters(in: .whitespacesAndNewlines)
      folder = URL(fileURLWithPath: path, relativeTo: root).absoluteURL
    }
    return ["HEAD", "logs/HEAD"].map { folder.appending(path: $0) }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
  }
}
