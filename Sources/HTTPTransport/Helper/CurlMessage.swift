import Basics

/// Makes typed failures of the messages of URLSession and libcurl.
///
/// On Linux most failures share one code, so libcurl's message has to tell them apart. A sentence
/// that isn't recognised is shown as it is.
package enum CurlMessage {
  /// The failure of a request.
  ///
  /// - Parameters:
  ///   - code: URLSession's number, `URLError.Code.rawValue`.
  ///   - message: libcurl's sentence.
  package static func failure(code: Int, message: String, request: Request) -> TransportFailure {
    let origin = Origin(of: request.url)
    let server = origin?.text ?? "the server"
    let message = sanitised(message, limit: 200)
    let has = { (part: String) in message.lowercased().contains(part) }
    if code == -1001 { return .timedOut(seconds: request.timeout) }
    // Two words each, which no host's name can hold.
    if ["resolve proxy", "from proxy", "proxy connect", "connect tunnel"].contains(where: has) {
      return .notConnected("The proxy did not connect to \(server): \(message).")
    }
    switch code {
    case -1003, -1006: return .hostNotFound(origin?.host ?? "")
    case -1004: return .notConnected("Nothing answers at \(server).")
    case -1202...(-1201), -1204...(-1203): return untrusted(server, message)
    default: break
    }
    if has("certificate") { return untrusted(server, message) }
    if has("wrong version number") || has("packet length") || has("http/0.9") {
      return .notConnected("What answers at \(server) does not speak \(spoken(origin)).")
    }
    if ["ssl", "tls"].contains(where: has) {
      return .notConnected("No encrypted connection to \(server) was made: \(message).")
    }
    let broke = [
      "closed", "empty reply", "recv failure", "send failure", "reset", "remaining", "eof",
    ]
    if code == -1005 || broke.contains(where: has) {
      return .notConnected("The connection to \(server) broke before the answer was complete.")
    }
    return .other("The answer of \(server) could not be read: \(message).")
  }

  private static func untrusted(_ server: String, _ message: String) -> TransportFailure {
    .certificate("The certificate of \(server) isn't trusted: \(message).")
  }

  private static func spoken(_ origin: Origin?) -> String {
    origin?.scheme == "https" ? "https" : "http"
  }
}
