import SetupCore
import Testing

@Suite("Words with e-mails and secrets replaced")
struct RedactionTests {
  static let okta = "00" + "Qz8xYb3LmN-4pRsT_uVw7XyZaBcD1eFgHiJkLmNo"
  static let jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJqYW5lIn0.c2lnbmF0dXJlLW9mLWl0"

  static let emails: [(said: String, kept: String)] = [
    ("Ask four@example.com.", "Ask [e-mail]."),
    ("some.one+dx@mail.example.com, then go on", "[e-mail], then go on"),
    ("<four@example.com>", "<[e-mail]>"),
    ("'four@example.com'", "'[e-mail]'"),
    ("(see o'neil@example.com)", "(see [e-mail])"),
    ("mailto:four@example.com?subject=x", "mailto:[e-mail]?subject=x"),
    ("\"some one\"@example.com said so", "[e-mail] said so"),
    ("jörg@exämple.com und 用户@例子.com", "[e-mail] und [e-mail]"),
    ("four@[192.0.2.1]", "[e-mail]"),
    ("four@localhost", "[e-mail]"),
    ("four\u{200B}@\u{2060}example.com", "[e-mail]"),
    ("four＠example.com", "[e-mail]"),
    ("q=four%40example.com", "[e-mail]"),
    ("a@example.com,b@example.com;c@example.com", "[e-mail],[e-mail];[e-mail]"),
    ("a@example.com@example.com", "[e-mail]"),
    ("a@example.com\nb@example.com", "[e-mail] [e-mail]"),
    ("😀@example.com", "[e-mail]"),
  ]

  static let tokens: [(said: String, kept: String)] = [
    ("SSWS \(okta)", "SSWS [token]"),
    ("the token \(okta), pasted", "the token [token], pasted"),
    ("OKTA_CLIENT_TOKEN=\(okta)", "[token]"),
    ("OKTA_CLIENT_TOKEN=00\(String(repeating: "a", count: 40))", "OKTA_CLIENT_TOKEN=[token]"),
    (jwt, "[token]"),
    ("Authorization: Bearer \(jwt).", "Authorization: Bearer [token]."),
    ("Bearer abc123", "Bearer [token]"),
    ("bearer: \"secretValue\"", "bearer: \"[token]\""),
    ("Bearer qwertyuiopasdfghjklzxcv", "Bearer [token]"),
    ("0123456789abcdef0123456789abcdef", "[token]"),
    ("abcdefghij0123456789", "[token]"),
    ("key dGhpcyBpcyBhIHNlY3JldCEx/Zm9v+YQ==", "key [token]"),
    ("sk_live_aB3dE5gH7jK9mN1pQ", "[token]"),
    ("a1-b2_c3-d4_e5-f6_g7-h8", "[token]"),
    ("in file \(okta).txt", "in file [token].txt"),
    ("00u1b2c3d4e5f6g7h8i9", "[token]"),
  ]

  static let survivors: [String] = [
    "", " ", "Waiting for the new starters list", "urn:ietf:params:scim:schemas:core:2.0:User",
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User", "aimoderateadoptiondate",
    "additional_github_username", "githubusername2", "tag_cost_center_2024_region",
    "dx-users-export-2026-11-23.csv", "users_export_20261123T140211Z.csv",
    "Downloads/team-export-2026-11-23/users-final-v2.csv",
    "https://acme-admin.okta.com/admin/app/scim2testapp/instance/0oa1b2c3d4e5f6g7h8i9/",
    "String.replace(user.startDate, \"/\", \"-\")", "String.substringBefore(user.email, \"@\")",
    "String.substringAfter(user.login, \"@example.com\")", "ask @alice", "a @ b", "@example.com",
    "SCIM 2.0 Test App (OAuth Bearer Token)", "Bearer authentication is on",
    "It uses Bearer. Version2 of it", "UserCsvExport-2026-Final", "contractstartdate2026",
    "12345678901234567890", "antidisestablishmentarianism", "Zoë, Müller und 田中さん",
    "[e-mail] and [token]", "Bearer [token]", "50%40 off",
  ]

  @Test("An e-mail address goes", arguments: emails)
  func email(said: String, kept: String) {
    #expect(redacted(said) == kept)
    #expect(redacted(kept) == kept)
  }

  @Test("A secret goes, and a field refuses it", arguments: tokens)
  func token(said: String, kept: String) {
    #expect(redacted(said) == kept)
    #expect(redacted(kept) == kept)
    #expect(looksLikeToken(said))
    #expect(!looksLikeToken(kept))
  }

  @Test("Ordinary words, names, dates and paths stay", arguments: survivors)
  func survivor(said: String) {
    #expect(redacted(said) == said)
    #expect(!looksLikeToken(said))
  }

  @Test("Controls and what can't be seen go, line breaks become spaces")
  func controls() {
    #expect(redacted("one\u{1B}[2J\ntwo\u{202E}\u{200D}") == "one[2J two")
  }

  @Test("At most 2,000 characters stay, and none of an address at the cut")
  func bounded() {
    let long = redacted(String(repeating: "word ", count: 1000))
    #expect(long.count == 2000)
    #expect(long.hasSuffix("word…"))
    let atTheCut = redacted(String(repeating: "word ", count: 399) + "abcd four@example.com")
    #expect(atTheCut.hasSuffix("abc…") || atTheCut.hasSuffix("[…") || !atTheCut.contains("four"))
    #expect(redacted(atTheCut) == atTheCut)
  }

  @Test("Doing it twice changes nothing, whatever is said")
  func idempotent() {
    var random = SplitMix(state: 7)
    let alphabet = Array("aZ09._-+/=@%40\"[]: eyJ\u{200B}\n'ü😀" + "0123456789abcdefABCDEF")
    for _ in 0..<3000 {
      let length = Int.random(in: 0...120, using: &random)
      let said = String((0..<length).map { _ in alphabet.randomElement(using: &random) ?? "a" })
      let once = redacted(said)
      #expect(redacted(once) == once, "\(said.debugDescription)")
      #expect(!looksLikeToken(once), "\(said.debugDescription)")
    }
  }

  @Test("Random secrets of every usual alphabet are seen")
  func randomSecrets() {
    var random = SplitMix(state: 11)
    let base62 = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
    let alphabets = [base62 + "-_", base62 + "+/", Array("0123456789abcdef")]
    for alphabet in alphabets {
      for length in [32, 40, 64] {
        let secrets = (0..<1000).map { _ in
          String((0..<length).map { _ in alphabet.randomElement(using: &random) ?? "a" })
        }
        let missed = secrets.filter { !looksLikeToken($0) }
        // A short one may look like a name by chance.
        #expect(missed.count <= (length == 32 ? 2 : 0), "\(missed)")
      }
    }
  }
}

/// Steele, Lea and Flood's generator, so that a failure can be repeated.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
