extension TransportFailure {
  /// What happened, as a sentence for a person.
  public var reason: String {
    switch self {
    case .refusedAddress(let sentence), .notConnected(let sentence), .certificate(let sentence),
      .helper(let sentence), .other(let sentence):
      sentence
    case .hostNotFound(let host): "No host named \(host) was found."
    case .timedOut(let seconds): "No complete answer came within \(Self.spoken(seconds))."
    case .tooLarge(let limit):
      "The answer is longer than \(Self.size(limit)), so the rest was not read."
    case .redirectedElsewhere(let origin):
      "The server sends on to another address, \(origin). It was not followed."
    case .cancelled: "Reading was cancelled."
    }
  }

  /// What to do next, as a sentence for a person.
  public var remedy: String {
    switch self {
    case .refusedAddress: "Give an address such as https://example.com."
    case .hostNotFound:
      "Check how the host is written and that this machine is online; behind a company proxy, "
        + "set HTTPS_PROXY."
    case .notConnected: "Check the address, the network and the proxy settings, then look again."
    case .certificate:
      "If your company inspects encrypted traffic, add its root certificate to this system's "
        + "store. Otherwise check the address."
    case .timedOut: "Look again; if it stays like this, check VPN and proxy settings."
    case .tooLarge: "Check that the address is the one of the service, not of a web page or file."
    case .redirectedElsewhere: "If that is the right address, use it in place of the one given."
    case .cancelled: "Look again at any time."
    case .helper: "Look again: the helper is started anew."
    case .other: "Look again."
    }
  }

  private static func spoken(_ seconds: Double) -> String {
    let whole = seconds.rounded()
    guard abs(seconds - whole) > 0.049 else {
      return "\(Int(whole)) \(whole == 1 ? "second" : "seconds")"
    }
    let tenths = Int((seconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) seconds"
  }

  private static func size(_ bytes: Int) -> String {
    let units = [(1 << 20, "MB"), (1 << 10, "KB")]
    for (unit, name) in units where bytes >= unit && bytes % unit == 0 {
      return "\(bytes / unit) \(name)"
    }
    return "\(bytes) bytes"
  }
}
