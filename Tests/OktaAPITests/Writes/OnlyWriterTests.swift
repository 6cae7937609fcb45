import Foundation
import Testing

@Suite("Nothing else can write")
struct OnlyWriterTests {
  private static let sources = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources")

  /// Where the source may speak of a method that changes something, and why.
  static let allowed: Set<String> = [
    // The methods themselves, and what is refused to readers.
    "HTTPTransport/Request.swift", "SetupCore/Plan/Writes/WriteRequest.swift",
    // The sign-in with a code: two OAuth paths.
    "OktaAPI/SignIn/DeviceGrant.swift",
    // The only sender to /api/v1.
    "OktaAPI/Writes/SignedWrite.swift",
    // The other side: what reads requests, and what hands them to URLSession.
    "dirsync-setup-http/Exchange.swift",
  ]

  @Test("Only the sign-in and the sender make requests that are no GETs")
  func methods() throws {
    let files =
      FileManager.default.enumerator(atPath: Self.sources.path)?
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") } ?? []
    #expect(files.count > 300)
    var found: Set<String> = []
    for file in files where !file.hasPrefix("DemoTenant/") && !file.hasPrefix("EmbedScreens/") {
      let text = try String(
        contentsOf: Self.sources.appendingPathComponent(file), encoding: .utf8)
      if text.contains("Method(rawValue:") { found.insert(file) }
      // Keys and log events have such names too; they know no requests.
      let knowsRequests =
        text.contains("import HTTPTransport") || file.hasPrefix("HTTPTransport/")
        || file.hasPrefix("SetupCore/Plan/Writes/")
      guard knowsRequests else { continue }
      // A case of the enum, not the mailbox's function of that name.
      for word in [".post", ".patch", ".delete"] {
        for part in text.components(separatedBy: word).dropFirst() where !part.hasPrefix("(") {
          let next = part.unicodeScalars.first
          if next.map({ !CharacterSet.alphanumerics.contains($0) }) ?? true { found.insert(file) }
        }
      }
    }
    #expect(found.subtracting(Self.allowed).isEmpty, "\(found.subtracting(Self.allowed).sorted())")
    #expect(found.isSuperset(of: Self.allowed.subtracting(["HTTPTransport/Request.swift"])))
  }

  @Test("The sign-in with a code posts to its two OAuth paths alone")
  func signIn() throws {
    let text = try String(
      contentsOf: Self.sources.appendingPathComponent("OktaAPI/SignIn/DeviceGrant.swift"),
      encoding: .utf8)
    let posts = text.components(separatedBy: "post(").dropFirst().map {
      String($0.drop(while: \.isWhitespace))
    }.filter { $0.hasPrefix(".") }
    #expect(!posts.isEmpty)
    for post in posts {
      #expect(post.hasPrefix(".deviceAuthorize") || post.hasPrefix(".token"), "\(post.prefix(40))")
    }
  }
}
