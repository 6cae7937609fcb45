/// The helper's environment: a short list of what reaching a server needs, and nothing else.
///
/// A list of what may pass, since one of what may not would miss the next token's name. The
/// variables that make URLSession print requests are left out by it as well.
enum HelperEnvironment {
  static let passed: Set<String> = [
    "LANG", "LC_ALL", "LC_MESSAGES", "TZ", "TMPDIR", "LD_LIBRARY_PATH",
    "HTTPS_PROXY", "https_proxy", "http_proxy", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy",
    "SSL_CERT_FILE", "SSL_CERT_DIR", "RES_OPTIONS", "LOCALDOMAIN",
  ]

  /// The helper's environment, made from the program's.
  static func of(_ environment: [String: String]) -> [String: String] {
    var kept = environment.filter { passed.contains($0.key) }
    // A proxy must not see what is meant for this machine itself.
    let unproxied = kept["no_proxy"] ?? kept["NO_PROXY"] ?? ""
    let loopback = "localhost,127.0.0.1,::1"
    kept["NO_PROXY"] = nil
    kept["no_proxy"] =
      unproxied == "*" ? "*" : unproxied.isEmpty ? loopback : unproxied + "," + loopback
    // Foundation makes folders for caches and cookies in the home folder, and below this it can't.
    kept["HOME"] = "/dev/null"
    // A crash must not print memory, which may hold a token.
    kept["SWIFT_BACKTRACE"] = "enable=no"
    return kept
  }
}
