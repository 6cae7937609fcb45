import Basics
import FoundationEssentials
import Platform
import SetupCore
import SetupStore

extension LocalFiles {
  /// This machine, with the exports of these folders.
  public static func live(folders: [String], home: String?) -> LocalFiles {
    LocalFiles(
      exports: { ExportFinder.exports(in: folders) },
      expanded: { Path.typed($0, home: home) }, save: saveNew, open: openInBrowser)
  }
}

private func saveNew(_ text: String, _ path: String) -> String? {
  do throws(StoreFailure) {
    try OutputFile.write(Array(text.utf8), to: path)
    return nil
  } catch {
    return error.sentence
  }
}

// The address is an argument of its own, never part of a shell's line.
private func openInBrowser(_ url: String) -> String? {
  guard url.hasPrefix("https://") else { return "Only https addresses are opened." }
  let chosen = ThisProcess.variable("BROWSER")
  let hasScreen =
    ThisProcess.variable("DISPLAY") != nil || ThisProcess.variable("WAYLAND_DISPLAY") != nil
  guard chosen != nil || hasScreen else {
    return "No browser can be opened from here. Copy the address instead (c): \(url)"
  }
  let program = chosen ?? "xdg-open"
  do throws(SystemError) {
    _ = try ChildProcess.start(
      program, [url], environment: childEnvironment(), input: .null, output: .null)
    return nil
  } catch {
    return "\(sanitised(program, limit: 60)) could not be started: \(error.reason). "
      + "Copy the address instead (c)."
  }
}

/// This process' environment without tokens, as `NAME=value`: no child gets to see one.
func childEnvironment() -> [String] {
  ProcessInfo.processInfo.environment
    .filter { !$0.key.hasSuffix("_TOKEN") && !$0.key.hasSuffix("_SECRET") }
    .map { "\($0.key)=\($0.value)" }
}
