import Foundation
import PackagePlugin

/// Runs `embed-screens` over the package's `Screens/*.json` whenever one of them changed.
@main
struct EmbedScreens: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Screens")
    let files = try FileManager.default
      .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedScreens.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) screens",
        executable: try context.tool(named: "embed-screens").url,
        arguments: [output.path] + files.map(\.path),
        inputFiles: files, outputFiles: [output])
    ]
  }
}
