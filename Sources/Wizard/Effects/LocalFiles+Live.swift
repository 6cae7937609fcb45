import Basics
import FoundationEssentials
import Glibc
import SetupCore

extension LocalFiles {
  /// This machine, with the exports of these folders.
  public static func live(folders: [String], home: String?) -> LocalFiles {
    LocalFiles(
      exports: { ExportFinder.exports(in: folders) },
      expanded: { expandedPath($0, home: home) }, save: saveNew, open: openInBrowser)
  }
}

private func expandedPath(_ path: String, home: String?) -> String {
  guard let home, path == "~" || path.hasPrefix("~/") else { return path }
  return home + path.dropFirst()
}

private func saveNew(_ text: String, _ path: String) -> String? {
  let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  guard file >= 0 else {
    let why = errno == EEXIST ? "it exists already, and nothing is overwritten" : reason(errno)
    return
      "\(sanitised(path, limit: 200)) could not be written: \(why). Take another name or folder."
  }
  defer { close(file) }
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    guard count > 0 else {
      if errno == EINTR { continue }
      let why = reason(errno)
      unlink(path)
      return "\(sanitised(path, limit: 200)) could not be written: \(why)."
    }
    rest = rest.dropFirst(count)
  }
  return nil
}

/// The system's words for an error number, without a capital at the start.
func reason(_ number: Int32) -> String {
  let words = String(cString: strerror(number))
  return words.prefix(1).lowercased() + words.dropFirst()
}

// The address is an argument of its own, never part of a shell's line.
private func openInBrowser(_ url: String) -> String? {
  guard url.hasPrefix("https://") else { return "Only https addresses are opened." }
  let chosen = getenv("BROWSER").map { String(cString: $0) } ?? ""
  let hasScreen = getenv("DISPLAY") != nil || getenv("WAYLAND_DISPLAY") != nil
  guard !chosen.isEmpty || hasScreen else {
    return "No browser can be opened from here. Copy the address instead (c): \(url)"
  }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for descriptor in Int32(0)...2 {
    posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
  }
  let program = chosen.isEmpty ? "xdg-open" : chosen
  var arguments = [strdup(program), strdup(url), nil]
  defer { for argument in arguments { free(argument) } }
  var child = pid_t()
  var environment = childEnvironment().map { strdup($0) } + [nil]
  defer { for variable in environment { free(variable) } }
  let failed = posix_spawnp(&child, program, &actions, nil, &arguments, &environment)
  guard failed == 0 else {
    return "\(sanitised(program, limit: 60)) could not be started: \(reason(failed)). "
      + "Copy the address instead (c)."
  }
  return nil
}

/// This process' environment without tokens, as `NAME=value`: no child gets to see one.
func childEnvironment() -> [String] {
  ProcessInfo.processInfo.environment
    .filter { !$0.key.hasSuffix("_TOKEN") && !$0.key.hasSuffix("_SECRET") }
    .map { "\($0.key)=\($0.value)" }
}
