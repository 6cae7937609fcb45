import Testing

@testable import HTTPTransport

@Suite("Messages of libcurl as failures")
struct CurlMessageTests {
  // Messages as seen with libcurl 7.88, and the newer ones for a proxy.
  @Test(
    "Each has its failure",
    arguments: [
      (-1003, "Could not resolve host: a.example.com", .hostNotFound("a.example.com")),
      (
        -1004, "Failed to connect to a.example.com port 443 after 0 ms: Couldn't connect to server",
        .notConnected("Nothing answers at https://a.example.com.")
      ),
      (
        -1, "SSL certificate problem: self-signed certificate",
        .certificate(
          "The certificate of https://a.example.com isn't trusted: SSL certificate problem: self-signed certificate."
        )
      ),
      (
        -1, "SSL: no alternative certificate subject name matches target host name 'a.example.com'",
        .certificate(
          "The certificate of https://a.example.com isn't trusted: SSL: no alternative certificate subject name matches target host name 'a.example.com'."
        )
      ),
      (-1202, "", .certificate("The certificate of https://a.example.com isn't trusted: .")),
      (
        -1, "OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number",
        .notConnected("What answers at https://a.example.com does not speak https.")
      ),
      (
        -1, "OpenSSL SSL_connect: Connection reset by peer in connection to a.example.com:443 ",
        .notConnected(
          "No encrypted connection to https://a.example.com was made: OpenSSL SSL_connect: Connection reset by peer in connection to a.example.com:443 ."
        )
      ),
      (
        -1, "transfer closed with 198 bytes remaining to read",
        .notConnected(
          "The connection to https://a.example.com broke before the answer was complete.")
      ),
      (
        -1011, "Empty reply from server",
        .notConnected(
          "The connection to https://a.example.com broke before the answer was complete.")
      ),
      (
        -1005, "",
        .notConnected(
          "The connection to https://a.example.com broke before the answer was complete.")
      ),
      (
        -1, "Could not resolve proxy: proxy.example.com",
        .notConnected(
          "The proxy did not connect to https://a.example.com: Could not resolve proxy: proxy.example.com."
        )
      ),
      (
        -1, "CONNECT tunnel failed, response 407",
        .notConnected(
          "The proxy did not connect to https://a.example.com: CONNECT tunnel failed, response 407."
        )
      ),
      (-1001, "The request timed out.", .timedOut(seconds: 25)),
      (
        -1, "Failed writing header",
        .other("The answer of https://a.example.com could not be read: Failed writing header.")
      ),
      (
        -1, "odd \u{1B}[31mwords",
        .other("The answer of https://a.example.com could not be read: odd [31mwords.")
      ),
    ] as [(Int, String, TransportFailure)])
  func messages(code: Int, message: String, failure: TransportFailure) {
    let request = Request(.get, "https://a.example.com/x")
    #expect(CurlMessage.failure(code: code, message: message, request: request) == failure)
  }
}
