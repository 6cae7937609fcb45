import HTTPTransport
import OktaAPI
import Testing

@Suite("~/.okta/okta.yaml")
struct OktaConfigFileTests {
  private static let usual = """
    # made by a tool
    okta:
      client:
        connectionTimeout: 30 # seconds
        orgUrl: "https://acme.okta.com"   # ours
        token: '00it''s#one'
        authorizationMode: SSWS
        clientId: 0oa1
        scopes:
          - okta.users.read
          - "okta.apps.read"
        proxy:
          host: proxy.example.com
          token: not-this-one
      testing:
        token: nor-this-one
    other:
      client:
        token: nor-that-one
    """

  @Test("Gives what signs in, and nothing else")
  func readsUsual() throws {
    let settings = try OktaConfigFile.read(Self.usual)
    #expect(settings.address == "https://acme.okta.com")
    #expect(settings.token?.reveal() == "00it's#one")
    #expect(settings.mode == "SSWS")
    #expect(settings.clientID == "0oa1")
    #expect(settings.scopes == ["okta.users.read", "okta.apps.read"])
  }

  @Test(
    "Is read in the ways that it is written",
    arguments: [
      ("okta:\n  client:\n    token: abc", "abc"),
      ("okta:\n    client:\n            token:    abc   ", "abc"),
      ("---\r\nokta:\r\n  client:\r\n    token: abc\r\n", "abc"),
      ("okta:\n  client:\n    token: abc # comment", "abc"),
      ("okta:\n  client:\n    token: abc#d", "abc#d"),
      ("okta:\n  client:\n    token: \"a\\\"b\"", "a\"b"),
      ("okta:\n  client:\n    \"token\": abc", "abc"),
      ("okta:\n  client:\n    TOKEN: abc", "abc"),
      ("okta:\n  client:\n    privateKey: |\n      token: no\n      more\n    token: abc", "abc"),
      ("okta:\n  client:\n    note: \"open\n    token: abc", nil),
      ("okta:\n  client:\n    token:", nil), ("okta:\n  client:\n    token: ~", nil),
      ("okta:\n  client:\n    token: ''", nil), ("token: abc", nil),
      ("okta:\n  token: abc", nil), ("okta:\n  client:\n  token: abc", nil),
      ("okta:\n  client:\n    # token: abc", nil), ("", nil), ("not yaml at all", nil),
      ("other: \"open\nokta:\n  client:\n    token: abc", "abc"),
    ] as [(String, String?)])
  func token(_ text: String, _ token: String?) throws {
    let read = try? OktaConfigFile.read(text)
    #expect(read?.token?.reveal() == token)
  }

  @Test(
    "Scopes come as a list in either style, or as one text",
    arguments: [
      "scopes: [okta.users.read, 'okta.apps.read']", "scopes: okta.users.read okta.apps.read",
      "scopes:\n    - okta.users.read\n    - okta.apps.read",
    ])
  func scopes(_ lines: String) throws {
    let text = "okta:\n  client:\n    \(lines)\n    clientId: 0oa1"
    let settings = try OktaConfigFile.read(text)
    #expect(settings.scopes == ["okta.users.read", "okta.apps.read"])
    #expect(settings.clientID == "0oa1")
  }

  @Test("A private key without a token is private-key mode, and its text is not kept")
  func privateKey() throws {
    let text = """
      okta:
        client:
          orgUrl: https://acme.okta.com
          privateKey: |
            -----BEGIN PRIVATE KEY-----
            token: abc
            -----END PRIVATE KEY-----
      """
    let settings = try OktaConfigFile.read(text)
    #expect(settings.mode == "PrivateKey")
    #expect(settings.token == nil)
    #expect(!"\(settings)".contains("BEGIN"))
  }

  private static let broken: [(String, String)] = [
    (
      "okta:\n  client:\n    token: \"abc",
      "~/.okta/okta.yaml has a quotation mark on line 3 that is not closed."
    ),
    ("okta:\n\tclient:", "~/.okta/okta.yaml has a tab in front of line 2."),
    ("o\u{0}k\u{0}t\u{0}a\u{0}", "~/.okta/okta.yaml has content, but no keys that can be read."),
    (String(repeating: "#", count: 70_000), "~/.okta/okta.yaml is larger than 64 KB."),
  ]

  @Test("A byte-order mark is passed over, and comments alone are an empty file")
  func mark() throws {
    let marked = "\u{FEFF}okta:\n  client:\n    token: 00marked\n"
    #expect(try OktaConfigFile.read(marked).token == Secret("00marked"))
    #expect(try OktaConfigFile.read("# nothing yet\n\n").token == nil)
  }

  @Test("Is refused with a sentence that shows nothing of it", arguments: broken)
  func isRefused(_ text: String, _ reason: String) {
    do {
      _ = try OktaConfigFile.read(text)
      Issue.record("It was read.")
    } catch {
      #expect(error.reason == reason)
      #expect(
        error.remedy
          == "Mend the file, or set OKTA_CLIENT_ORGURL and OKTA_CLIENT_TOKEN, which come before it."
      )
    }
  }

  @Test("Cut at any byte, or with any byte changed, it is read or refused")
  func damaged() {
    let bytes = Array(Self.usual.utf8)
    for index in bytes.indices {
      let cut = try? OktaConfigFile.read(String(decoding: bytes[..<index], as: UTF8.self))
      #expect("00it's#one".hasPrefix(cut?.token?.reveal() ?? ""), "cut at \(index)")
      for byte in [0x00, 0x22, 0x27, 0x3A, 0x5B, 0x5D, 0x0A, 0xFF] as [UInt8] {
        var changed = bytes
        changed[index] = byte
        _ = try? OktaConfigFile.read(String(decoding: changed, as: UTF8.self))
      }
    }
  }
}
