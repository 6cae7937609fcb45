import Testing

@testable import Basics

@Suite("Characters that can't be seen")
struct UnseenTests {
  static let unseen: [UInt32] = [
    0x00, 0x09, 0x0A, 0x1F, 0x7F, 0x85, 0x9F, 0xA0, 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x1680,
    0x17B4, 0x17B5, 0x180E, 0x2000, 0x200A, 0x200B, 0x200D, 0x2028, 0x2029, 0x202E, 0x202F, 0x205F,
    0x2060, 0x2069, 0x2800, 0x3000, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0xE0001, 0xE0020,
  ]

  @Test("In e-mails, user names and identifiers each is wrong", arguments: unseen)
  func identifiers(_ point: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(point))
    #expect(scalar.isUnseen)
  }

  @Test(
    "What can be seen, and the plain space, is fine",
    arguments: Array(" aÄß9-_.@é漢🙂".unicodeScalars))
  func observed(_ scalar: Unicode.Scalar) {
    #expect(!scalar.isUnseen)
    #expect(!scalar.isUnseenInText)
  }

  @Test("In names and titles only those that change what is read")
  func text() {
    let wrong = (0...0x10FFFF).compactMap { Unicode.Scalar(UInt32($0)) }.filter(\.isUnseenInText)
    let controls = Array(UInt32(0)...0x1F) + Array(0x7F...0x9F)
    let expected =
      controls.filter { ![0x09, 0x0A, 0x0D].contains($0) } + [0x061C, 0x200B, 0x200E, 0x200F]
      + Array(0x202A...0x202E) + [0x2060] + Array(0x2066...0x2069) + [0xFEFF]
    #expect(wrong.map(\.value) == expected)
    #expect(!wrong.contains { !$0.isUnseen })
  }

  @Test("Its code point has four digits at least")
  func codePoint() {
    #expect((" " as Unicode.Scalar).codePoint == "U+0020")
    #expect(("\u{E0001}" as Unicode.Scalar).codePoint == "U+E0001")
  }
}
