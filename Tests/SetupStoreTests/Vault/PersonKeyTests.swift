import Basics
import SetupCore
import Testing

@testable import SetupStore

@Suite("Telling people apart without naming them")
struct PersonKeyTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("A digest is the start of HMAC-SHA-256 of the e-mail as it is compared")
  func digest() {
    // RFC 4231, test case 2.
    let key = PersonKey(bytes: Array("Jefe".utf8))
    #expect(key.digest(of: "what do ya want for nothing?") == "5bdcc146bf60754e")
    #expect(key.digest(of: " WHAT do ya want for nothing? ") == "5bdcc146bf60754e")
    #expect(key.digest(of: "four@example.com") != key.digest(of: "nine@example.com"))
  }

  @Test("The key is made once a folder, for its owner alone")
  func once() throws {
    let first = try vault("a").personKey()
    #expect(first.bytes.count == 32)
    #expect(try vault("a").personKey().bytes == first.bytes)
    #expect(try scratch.bytes(of: "a/key") == first.bytes)
    #expect(try scratch.listing() == ["a 700", "a/key 600"])
    #expect(try vault("b").personKey().bytes != first.bytes)
  }

  @Test("Who only looks gets a key for the sitting, and leaves no trace")
  func readOnly() throws {
    let reading = Vault(path: scratch.path("a"), isWritable: false, operations: .live)
    #expect(try reading.personKey().bytes.count == 32)
    #expect(try scratch.listing() == [])
    let made = try vault("a").personKey()
    #expect(try reading.personKey().bytes == made.bytes)
  }

  @Test("A key that isn't one is not used and not replaced", arguments: [0, 31, 33, 5000])
  func damaged(size: Int) throws {
    _ = try vault("a").personKey()
    try scratch.write([UInt8](repeating: 7, count: size), to: "a/key")
    let said = sentence { () throws(StoreFailure) in try vault("a").personKey() }
    #expect(
      said
        == (size < 5000
          ? "\(scratch.path("a/key")) is not a key that this program made. Move it away; a new one "
            + "is made, and people seen before are then counted anew."
          : "\(scratch.path("a/key")) is larger than 4 KiB, more than this program writes. "
            + "Move it away and start again."))
    #expect(try scratch.bytes(of: "a/key").count == size)
  }

  private func vault(_ name: String) -> Vault {
    Vault(path: scratch.path(name), isWritable: true, operations: .unsynced)
  }
}
