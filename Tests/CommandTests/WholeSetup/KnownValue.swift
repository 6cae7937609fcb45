import Basics
import Foundation
import Glibc

/// Something that must not be found in a file: a person's e-mail, a token.
struct KnownValue: Hashable, CustomStringConvertible {
  let value: String
  var description: String { value }
  /// What it looks like, plain or in lower case; made once, since it is searched for in many files.
  private let lowered: [Form]
  private let exact: [Form]

  private struct Form: Hashable {
    var name: String
    var bytes: [UInt8]

    init(_ name: String, _ text: String) { (self.name, bytes) = (name, Array(text.utf8)) }
  }

  init(_ value: String) {
    self.value = value
    var (lowered, exact): ([Form], [Form]) = ([], [])
    for spelling in Set([value, value.lowercased(), value.uppercased()]) {
      let bytes = Array(spelling.utf8)
      var digest = SHA256()
      bytes.withUnsafeBytes { digest.update($0) }
      let sum = Array(digest.finalize())
      lowered.append(Form("in hexadecimal", Hexadecimal.text(bytes)))
      lowered.append(Form("as a bare digest", Hexadecimal.text(sum)))
      exact += Self.base64(bytes).map { Form("in base64", $0) }
      exact += Self.base64(sum).map { Form("as a bare digest in base64", $0) }
    }
    (self.lowered, self.exact) = (Array(Set(lowered)), Array(Set(exact)))
  }

  /// A file's text, and what it says once its escapes are resolved; all in lower case.
  struct Haystack {
    let bytes: [UInt8]
    let views: [[UInt8]]

    init(_ text: String) {
      bytes = Array(text.utf8)
      let unescaped = Self.unescaped(text)
      views = [text, unescaped, Self.percentDecoded(text), Self.percentDecoded(unescaped)]
        .map { Array($0.lowercased().utf8) }
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
    let plain = Array(value.lowercased().utf8)
    if haystack.views.contains(where: { $0.holds(plain) }) { return "as it is" }
    return lowered.first { haystack.views[0].holds($0.bytes) }?.name
      ?? exact.first { haystack.bytes.holds($0.bytes) }?.name
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

extension [UInt8] {
  /// Whether other bytes stand in these; neither has a zero but at its end.
  fileprivate func holds(_ other: [UInt8]) -> Bool {
    withText(self) { text in withText(other) { strstr(text, $0) != nil } }
  }
}

private func withText(_ bytes: [UInt8], _ act: (UnsafePointer<CChar>) -> Bool) -> Bool {
  (bytes + [0]).withUnsafeBufferPointer { buffer in
    buffer.withMemoryRebound(to: CChar.self) { $0.baseAddress.map(act) ?? false }
  }
}
