import Basics
import Testing

@Suite("SHA-256")
struct SHA256Tests {
  struct Vector: Sendable, CustomTestStringConvertible {
    var message: [UInt8]
    var digest: String
    var testDescription: String { "\(message.count) bytes" }

    init(_ text: String, times: Int = 1, _ digest: String) {
      message = [[UInt8]](repeating: Array(text.utf8), count: times).flatMap { $0 }
      self.digest = digest
    }
  }

  /// FIPS 180-4's examples, as NIST publishes them, and the empty message.
  static let vectors = [
    Vector("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    Vector("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    Vector(
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    Vector(
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
        + "lmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"),
    Vector(
      "a", times: 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ]

  @Test("The standard's examples", arguments: vectors)
  func example(_ vector: Vector) {
    #expect(SHA256.hexadecimal(of: vector.message) == vector.digest)
  }

  @Test("Pieces of any size give the digest of the whole")
  func pieces() {
    let message = (0..<300).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let whole = SHA256.digest(of: message)
    for first in 0...message.count {
      for second in [first, min(first + 1, 300), min(first + 63, 300), min(first + 64, 300)] {
        var digest = SHA256()
        digest.update(Array(message[..<first]))
        digest.update(Array(message[first..<second]))
        digest.update(Array(message[second...]))
        #expect(digest.finalize() == whole, "cut at \(first) and \(second)")
      }
    }
  }

  @Test("Messages around the end of a block differ from each other and pad rightly")
  func padding() {
    let digests = (50...130).map { SHA256.hexadecimal(of: [UInt8](repeating: 0x61, count: $0)) }
    #expect(Set(digests).count == digests.count)
    #expect(digests[5] == "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318")
    #expect(digests[6] == "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a")
    #expect(digests[14] == "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb")
  }

  @Test("A copy goes its own way")
  func copies() {
    var one = SHA256()
    one.update(Array("ab".utf8))
    var other = one
    other.update(Array("x".utf8))
    one.update(Array("c".utf8))
    #expect(Hexadecimal.text(one.finalize()) == Self.vectors[1].digest)
    #expect(other.finalize() == SHA256.digest(of: Array("abx".utf8)))
  }
}

@Suite("Hexadecimal digits")
struct HexadecimalTests {
  @Test("Bytes and digits")
  func digits() {
    let all = Array(UInt8.min...UInt8.max)
    #expect(Hexadecimal.text([0x00, 0x0f, 0xa0, 0xff]) == "000fa0ff")
    #expect(Hexadecimal.bytes(Hexadecimal.text(all)) == all)
    #expect(Hexadecimal.bytes("Ab") == [0xab])
    #expect(Hexadecimal.bytes("") == [])
    #expect(Hexadecimal.bytes("abc") == nil)
    #expect(Hexadecimal.bytes("0g") == nil)
  }
}
