import Foundation
import PackagePlugin

/// Runs `embed-screens` over the package's `Screens/*.json` whenever one of them changed.
///
/// SwiftPM asks a plugin for its commands only when a folder of some target gained or lost a file,
/// and `Screens/` is no target's folder. The link beside this file makes it one: without it a new
/// screen would not be noticed, and a deleted one would be missed as an input.
@main
struct EmbedScreens: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let root = context.package.directoryURL
    let folder = root.appending(path: "Screens", directoryHint: .isDirectory)
    let files = try FileManager.default
      .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedScreens.swift")
    return [
      .buildCommand(
        displayName: "Embedding the screens",
        executable: try context.tool(named: "embed-screens").url,
        arguments: [folder.path, output.path],
        inputFiles: files, outputFiles: [output])
    ]
  }
}
