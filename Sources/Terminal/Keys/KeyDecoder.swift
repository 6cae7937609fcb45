/// Makes keys of the bytes that a terminal sends, however they are cut.
///
/// What isn't known, such as an answer of the terminal that comes late, is read to its end and does
/// nothing. Pure: who reads the bytes keeps the time, and calls `flush()` when `patience` is over.
struct KeyDecoder {
  private enum State {
    case ground
    case character([UInt8], length: Int)
    case escape
    /// CSI, with its parameters so far.
    case control([UInt8])
    /// SS3.
    case single
    /// A click in the form of X10.
    case click([UInt8])
    /// OSC, DCS, APC, PM or SOS: the byte that began it, how many came since, whether the last was Esc.
    case string(UInt8, count: Int, hasEscape: Bool)
    case paste([UInt8])
  }

  private var state = State.ground
  private let named: [[UInt8]: Key]
  private let escapeDelay: Int

  private static let longestString = 65_536
  private static let longestParameters = 64
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// A decoder for a terminal whose description names these sequences.
  ///
  /// - Parameter escapeDelay: milliseconds that the rest of a key may take after an Esc.
  init(named: [[UInt8]: Key] = [:], escapeDelay: Int = 50) {
    (self.named, self.escapeDelay) = (named, escapeDelay)
  }

  /// How many milliseconds the rest of what has begun is waited for; nil if nothing has.
  var patience: Int? {
    switch state {
    case .ground: nil
    case .escape: escapeDelay
    // Nobody types these by hand, so a slow line gets longer than a lone Esc can wait.
    case .character, .control, .single, .click, .paste: max(escapeDelay, 500)
    case .string: max(escapeDelay, 1_000)
    }
  }

  /// The keys that the next bytes complete.
  mutating func keys(in bytes: some Sequence<UInt8>) -> [Key] {
    var keys: [Key] = []
    for byte in bytes { handle(byte, &keys) }
    return keys
  }

  /// Ends what has begun, as nothing more came.
  mutating func flush() -> [Key] {
    defer { state = .ground }
    switch state {
    case .escape: return [.escape]
    case .control([]): return [.escape, .character("[")]
    case .single: return [.escape, .character("O")]
    case .string(let first, count: 0, hasEscape: false):
      return [.escape, .character(Character(Unicode.Scalar(first)))]
    case .paste(let bytes): return [Self.paste(bytes)]
    case .ground, .character, .control, .click, .string: return []
    }
  }

  private mutating func handle(_ byte: UInt8, _ keys: inout [Key]) {
    switch state {
    case .ground: begin(byte, &keys)
    case .character(let bytes, let length): continueCharacter(bytes + [byte], length, &keys)
    case .escape: afterEscape(byte, &keys)
    case .control(let parameters): afterControl(parameters, byte, &keys)
    case .single: afterSingle(byte, &keys)
    case .click(let bytes):
      guard bytes.count == 2 else { return state = .click(bytes + [byte]) }
      state = .ground
      keys += mouse(Int(bytes[0]) - 32, Int(bytes[1]) - 32, Int(byte) - 32)
    case .string(let first, let count, let hasEscape):
      continueString(first, count, hasEscape, byte, &keys)
    case .paste(var bytes):
      state = .ground
      // The end must be seen however much came before it.
      if bytes.count == 4 * Key.pasteLimit { bytes.remove(at: bytes.count - Self.pasteEnd.count) }
      bytes.append(byte)
      guard byte == Self.pasteEnd.last, bytes.suffix(Self.pasteEnd.count) == Self.pasteEnd[...]
      else { return state = .paste(bytes) }
      keys.append(Self.paste(bytes.dropLast(Self.pasteEnd.count)))
    }
  }

  private mutating func begin(_ byte: UInt8, _ keys: inout [Key]) {
    switch byte {
    case 27: state = .escape
    case 13, 10: keys.append(.enter)
    case 9: keys.append(.tab)
    case 127, 8: keys.append(.backspace)
    case 3: keys.append(.interrupted)
    case 0..<32: keys.append(.control(Character(Unicode.Scalar(byte + 96))))
    case 32..<127: keys.append(.character(Character(Unicode.Scalar(byte))))
    case 0xC2..<0xE0: state = .character([byte], length: 2)
    case 0xE0..<0xF0: state = .character([byte], length: 3)
    case 0xF0..<0xF5: state = .character([byte], length: 4)
    default: break
    }
  }

  private mutating func continueCharacter(_ bytes: [UInt8], _ length: Int, _ keys: inout [Key]) {
    guard let last = bytes.last, last & 0xC0 == 0x80 else {
      state = .ground
      return handle(bytes[bytes.count - 1], &keys)
    }
    guard bytes.count == length else { return state = .character(bytes, length: length) }
    state = .ground
    guard let text = String(validating: bytes, as: UTF8.self), let character = text.first,
      text.unicodeScalars.allSatisfy({ $0.value >= 0xA0 })
    else { return }
    keys.append(.character(character))
  }

  private mutating func afterEscape(_ byte: UInt8, _ keys: inout [Key]) {
    state = .ground
    switch byte {
    case UInt8(ascii: "["): state = .control([])
    case UInt8(ascii: "O"): state = .single
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"),
      UInt8(ascii: "X"):
      state = .string(byte, count: 0, hasEscape: false)
    default:
      if let key = named[[27, byte]] { return keys.append(key) }
      keys.append(.escape)
      handle(byte, &keys)
    }
  }

  private mutating func afterControl(
    _ parameters: [UInt8], _ byte: UInt8, _ keys: inout [Key]
  ) {
    state = .ground
    switch byte {
    case 0x20...0x3F:
      let isLong = parameters.count == Self.longestParameters
      state = .control(isLong ? parameters : parameters + [byte])
    // The Linux console's function keys have a second bracket before their letter.
    case UInt8(ascii: "[") where parameters.isEmpty: state = .control([byte])
    case UInt8(ascii: "M") where parameters.isEmpty: state = .click([])
    case UInt8(ascii: "~") where parameters == Array("200".utf8): state = .paste([])
    case 0x40...0x7E:
      if let key = named[[27, UInt8(ascii: "[")] + parameters + [byte]] {
        keys.append(key)
      } else {
        keys += Self.key(String(decoding: parameters, as: UTF8.self), byte, self)
      }
    default: handle(byte, &keys)
    }
  }

  private mutating func afterSingle(_ byte: UInt8, _ keys: inout [Key]) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): break
    case 0x20...0x7E:
      state = .ground
      let named = named[[27, UInt8(ascii: "O"), byte]]
      if let key = named ?? Self.letters[byte] {
        keys.append(key)
      } else if byte == UInt8(ascii: "M") {
        keys.append(.enter)
      }
    default:
      state = .ground
      handle(byte, &keys)
    }
  }

  private mutating func continueString(
    _ first: UInt8, _ count: Int, _ hasEscape: Bool, _ byte: UInt8, _ keys: inout [Key]
  ) {
    state = .ground
    switch byte {
    case 7 where !hasEscape, UInt8(ascii: "\\") where hasEscape: break
    // A person who got here by Alt-] gets out by Ctrl-C.
    case 3, 0x18, 0x1A: if byte == 3 { keys.append(.interrupted) }
    case _ where hasEscape:
      // Another sequence begins: this one was cut off.
      state = .escape
      handle(byte, &keys)
    default:
      guard count < Self.longestString else { return }
      state = .string(first, count: count + 1, hasEscape: byte == 27)
    }
  }
}

extension KeyDecoder {
  private static let letters: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
    UInt8(ascii: "D"): .left, UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
  ]
  private static let numbers: [String: Key] = [
    "1": .home, "7": .home, "4": .end, "8": .end, "3": .delete, "5": .pageUp, "6": .pageDown,
  ]

  private static func key(_ parameters: String, _ last: UInt8, _ decoder: KeyDecoder) -> [Key] {
    switch last {
    case UInt8(ascii: "~"): return numbers[parameters].map { [$0] } ?? []
    case UInt8(ascii: "Z") where parameters.isEmpty: return [.backTab]
    case UInt8(ascii: "M") where parameters.hasPrefix("<"):
      let numbers = parameters.dropFirst().split(separator: ";").map { Int($0) ?? 0 }
      return numbers.count == 3 ? decoder.mouse(numbers[0], numbers[1], numbers[2]) : []
    default: return parameters.isEmpty || parameters == "1" ? letters[last].map { [$0] } ?? [] : []
    }
  }

  // Column and line count from 1; Shift, Alt and Control are in bits of the button.
  private func mouse(_ button: Int, _ column: Int, _ line: Int) -> [Key] {
    guard column > 0, line > 0 else { return [] }
    switch button & ~0b11100 {
    case 0: return [.click(Point(x: column - 1, y: line - 1))]
    case 64: return [.wheel(up: true)]
    case 65: return [.wheel(up: false)]
    default: return []
    }
  }

  private static func paste(_ bytes: some Sequence<UInt8>) -> Key {
    var text = ""
    for scalar in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars.prefix(
      Key.pasteLimit)
    {
      switch scalar.value {
      case 13, 10: text.append("\n")
      case 0..<32, 127..<0xA0: break
      default: text.unicodeScalars.append(scalar)
      }
    }
    return .paste(text)
  }
}
