import Testing

@testable import HTTPTransport

@Suite("Origins")
struct OriginTests {
  @Test(
    "An address' origin, with its usual port left out",
    arguments: [
      ("https://example.com", "https://example.com"),
      ("HTTPS://Example.COM:443/a?b#c", "https://example.com"),
      ("https://example.com:8443/", "https://example.com:8443"),
      ("http://127.0.0.1:80", "http://127.0.0.1"),
      ("http://[::1]:9/x", "http://[::1]:9"),
      ("https://example.com?x=https://other.example.com", "https://example.com"),
      ("https://example.com#@other.example.com", "https://example.com"),
      ("https://my_org.example.com/", "https://my_org.example.com"),
    ])
  func read(address: String, text: String) { #expect(Origin(of: address)?.text == text) }

  @Test(
    "What two readers could take for two hosts is none",
    arguments: [
      "", "example.com", "//example.com", "https:/example.com", "https:example.com", "https://",
      "https:///path", "https://user@example.com", "https://user:word@example.com",
      #"https://example.com\@other.example.com"#, "https://example.com%2F@other.example.com",
      "https://exa mple.com", "https://example.com\n.other.example.com", "https://exämple.com",
      "https://example.com:", "https://example.com:0", "https://example.com:65536",
      "https://example.com:+80", "https://example.com:80:90", "https://[::1", "https://[]/",
      "https://[::1]x/", "https://[fe80::1%25eth0]/", "https://.example.com",
      "https://-example.com",
      "https://example.com/\u{7F}", "ftp://example.com", "javascript://example.com",
      "https://" + String(repeating: "a", count: 254),
      "https://example.com/" + String(repeating: "a", count: 8192),
    ])
  func unreadable(address: String) { #expect(Origin(of: address) == nil) }

  @Test(
    "IPv6's loopback address is this machine, however its zeros are written",
    arguments: [
      ("http://[::1]:80", true), ("http://[0:0:0:0:0:0:0:1]", true), ("http://[::0001]", true),
      ("http://[::2]", false), ("http://[1::1]", false), ("http://[0:1]", false),
    ])
  func loopback(address: String, isLoopback: Bool) {
    #expect(Origin(of: address)?.isLoopback == isLoopback)
  }

  @Test(
    "Scheme, host and port make the difference, and nothing else",
    arguments: [
      ("https://a.example.com/x", "https://A.example.com:443/y", true),
      ("https://a.example.com", "https://b.example.com", false),
      ("https://a.example.com", "https://a.example.com:444", false),
      ("https://a.example.com", "http://a.example.com:443", false),
      ("https://a.example.com", "https://a.example.com.", false),
      ("https://example.com", "https://example.com.evil.example.com", false),
    ])
  func compare(one: String, other: String, same: Bool) throws {
    let (one, other) = (try #require(Origin(of: one)), try #require(Origin(of: other)))
    #expect((one == other) == same)
  }

  @Test(
    "Https anywhere, http to this machine alone",
    arguments: [
      ("https://example.com", true), ("http://127.0.0.1:8080/x", true), ("http://localhost", true),
      ("http://LOCALHOST:1", true), ("http://[::1]:1", true), ("http://example.com", false),
      ("http://127.0.0.2", false), ("http://localhost.example.com", false),
      ("http://127.0.0.1.example.com", false), ("http://0.0.0.0", false),
    ])
  func mayBeCalled(address: String, allowed: Bool) {
    #expect(((try? Origin.checked(address)) != nil) == allowed)
  }

  @Test(
    "A refusal says why, and never repeats what was typed",
    arguments: [
      (
        "http://example.com/secret",
        "The address http://example.com is not encrypted. Write it with https:// in front."
      ),
      ("00secret", "The address can't be used: it does not begin with https://."),
      ("ftp://secret", "The address can't be used: it begins with another scheme than https."),
      (
        "https://secret@a", "The address can't be used: it has a user name or an @ before the host."
      ),
      (
        "https://a b/secret",
        "The address can't be used: it has a space, a control character or a letter outside ASCII."
      ),
      ("https://sec%72et", "The address can't be used: its host name can't be read."),
      ("https://a:secret", "The address can't be used: its port is not a number from 1 to 65535."),
      (
        "https://a/" + String(repeating: "s", count: 9000),
        "The address can't be used: it is longer than 8192 characters."
      ),
    ])
  func refusal(address: String, sentence: String) {
    #expect(throws: TransportFailure.refusedAddress(sentence)) { try Origin.checked(address) }
  }
}
