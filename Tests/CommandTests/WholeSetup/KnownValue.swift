import Basics
import Foundation
import SetupCore

/// Something that must not be found in a file: a person's e-mail, a token.
struct KnownValue: Hashable, CustomStringConvertible {
  var value: String
  var description: String { value }

  init(_ value: String) { self.value = value }

  /// A file's text, and what it says once its escapes are resolved; all in lower case.
  struct Haystack {
    let bytes: String
    let views: [String]

    init(_ text: String) {
      bytes = text
      let unescaped = Self.unescaped(text)
      views = [text, unescaped, Self.percentDecoded(text), Self.percentDecoded(unescaped)]
        .map { $0.lowercased() }
    }

    // `\u0040` and `\/` as JSON has them, wherever they stand, in any number of backslashes.
    private static func unescaped(_ text: String) -> String {
      var units: [UInt16] = []
      var rest = Array(text.utf16)[...]
      let backslash = UInt16(UInt8(ascii: "\\"))
      while let unit = rest.popFirst() {
        guard unit == backslash else {
          units.append(unit)
          continue
        }
        while rest.first == backslash { rest.removeFirst() }
        let digits = String(decoding: rest.dropFirst().prefix(4), as: UTF16.self)
        if rest.first == UInt16(UInt8(ascii: "u")), let code = UInt16(digits, radix: 16) {
          units.append(code)
          rest = rest.dropFirst(5)
        }
      }
      return String(decoding: units, as: UTF16.self)
    }

    private static func percentDecoded(_ text: String) -> String {
      var bytes: [UInt8] = []
      var rest = Array(text.utf8)[...]
      while let byte = rest.popFirst() {
        let digits = String(decoding: rest.prefix(2), as: UTF8.self)
        if byte == UInt8(ascii: "%"), rest.count >= 2, let code = UInt8(digits, radix: 16) {
          bytes.append(code)
          rest = rest.dropFirst(2)
        } else {
          bytes.append(byte)
        }
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// In which form the haystack has it; nil where it doesn't.
  func form(in haystack: Haystack) -> String? {
    let plain = value.lowercased()
    if haystack.views.contains(where: { $0.contains(plain) }) { return "as it is" }
    for spelling in Set([value, plain, value.uppercased()]) {
      let bytes = Array(spelling.utf8)
      if haystack.views[0].contains(Hexadecimal.text(bytes)) { return "in hexadecimal" }
      if Self.base64(bytes).contains(where: haystack.bytes.contains) { return "in base64" }
      var digest = SHA256()
      bytes.withUnsafeBytes { digest.update($0) }
      let sum = digest.finalize()
      if haystack.views[0].contains(Hexadecimal.text(sum)) { return "as a bare digest" }
      if Self.base64(Array(sum)).contains(where: haystack.bytes.contains) {
        return "as a bare digest in base64"
      }
    }
    return nil
  }

  // What base64 makes of the bytes at each of the three places in a group, in both alphabets: the
  // characters that depend on the bytes alone.
  private static func base64(_ bytes: [UInt8]) -> [String] {
    (0..<3).flatMap { place -> [String] in
      let padding = Array(repeating: UInt8(0), count: place)
      let text = Data(padding + bytes).base64EncodedString()
      let first = (place * 8 + 5) / 6
      let last = (place + bytes.count) * 8 / 6
      let inner = String(text.prefix(last).dropFirst(first))
      let other = inner.replacingOccurrences(of: "+", with: "-")
        .replacingOccurrences(of: "/", with: "_")
      return [inner, other]
    }
  }
}
