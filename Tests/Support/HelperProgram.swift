import Foundation
import HTTPTransport

/// The built `dirsync-setup-http`, for tests that go through it.
public enum HelperProgram {
  /// Its path: beside the test program, or in the folder of products above it.
  public static let path: String = {
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let folders = sequence(first: program.deletingLastPathComponent()) { folder in
      folder.path == "/" ? nil : folder.deletingLastPathComponent()
    }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let candidates =
      folders.prefix(4) + [package.appending(path: ".build/debug")]
    let found = candidates.map { $0.appending(path: "dirsync-setup-http").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    return found ?? "dirsync-setup-http"
  }()

  /// A way to send by way of it, with nothing of this process' environment but what it needs to run.
  public static func transport(idleSeconds: Double = 60) -> HelperTransport {
    let environment = ProcessInfo.processInfo.environment.filter { $0.key == "LD_LIBRARY_PATH" }
    return HelperTransport(environment: environment, helper: path, idleSeconds: idleSeconds)
  }
}
