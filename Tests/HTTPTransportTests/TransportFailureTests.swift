import Testing

@testable import HTTPTransport

@Suite("What a failure says")
struct TransportFailureTests {
  @Test(
    "What happened, and what to do next",
    arguments: [
      (
        .hostNotFound("a.example.com"), "No host named a.example.com was found.",
        "Check how the host is written and that this machine is online; behind a company proxy, set HTTPS_PROXY."
      ),
      (
        .timedOut(seconds: 30), "No complete answer came within 30 seconds.",
        "Look again; if it stays like this, check VPN and proxy settings."
      ),
      (
        .timedOut(seconds: 1), "No complete answer came within 1 second.",
        "Look again; if it stays like this, check VPN and proxy settings."
      ),
      (
        .timedOut(seconds: 0.25), "No complete answer came within 0.3 seconds.",
        "Look again; if it stays like this, check VPN and proxy settings."
      ),
      (
        .tooLarge(limit: 16 << 20), "The answer is longer than 16 MB, so the rest was not read.",
        "Check that the address is the one of the service, not of a web page or file."
      ),
      (
        .tooLarge(limit: 4096), "The answer is longer than 4 KB, so the rest was not read.",
        "Check that the address is the one of the service, not of a web page or file."
      ),
      (
        .tooLarge(limit: 1000), "The answer is longer than 1000 bytes, so the rest was not read.",
        "Check that the address is the one of the service, not of a web page or file."
      ),
      (
        .redirectedElsewhere("https://b.example.com"),
        "The server sends on to another address, https://b.example.com. It was not followed.",
        "If that is the right address, use it in place of the one given."
      ),
      (.cancelled, "Reading was cancelled.", "Look again at any time."),
      (.refusedAddress("S."), "S.", "Give an address such as https://example.com."),
      (
        .notConnected("S."), "S.",
        "Check the address, the network and the proxy settings, then look again."
      ),
      (
        .certificate("S."), "S.",
        "If your company inspects encrypted traffic, add its root certificate to this system's store. Otherwise check the address."
      ),
      (.helper("S."), "S.", "Look again: the helper is started anew."),
      (.other("S."), "S.", "Look again."),
    ] as [(TransportFailure, String, String)])
  func sentences(failure: TransportFailure, reason: String, remedy: String) {
    #expect(failure.reason == reason)
    #expect(failure.remedy == remedy)
  }
}
