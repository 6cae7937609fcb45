import Basics

/// What was typed into a field, and where the cursor stands in it.
public struct TextFieldState: Hashable, Sendable {
  /// What was typed.
  public private(set) var text: String
  /// The cursor's place, counted in graphemes.
  public private(set) var cursor: Int
  /// The most graphemes that are taken.
  public static let limit = 4_096

  /// A field with a text in it, and the cursor behind it.
  public init(text: String = "") {
    self.text = String(text.prefix(Self.limit))
    cursor = self.text.count
  }

  /// Takes a key that edits; false if the key means nothing here.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let pasted):
      insert(pasted.replacing { $0.isControl || $0.isLineBreakOrTab ? "" : nil })
    case .backspace, .control("h"): remove(from: cursor - 1, to: cursor)
    case .delete, .control("d"): remove(from: cursor, to: cursor + 1)
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .control("u"): remove(from: 0, to: cursor)
    case .control("k"): remove(from: cursor, to: text.count)
    case .control("w"): remove(from: startOfWord, to: cursor)
    default: return false
    }
    return true
  }

  private mutating func insert(_ more: String) {
    let room = Self.limit - text.count
    let taken = String(more.prefix(max(0, room)))
    text.insert(contentsOf: taken, at: place(cursor))
    cursor = min(text.count, cursor + taken.count)
  }

  private mutating func remove(from start: Int, to end: Int) {
    let (start, end) = (max(0, start), min(text.count, end))
    guard start < end else { return }
    text.removeSubrange(place(start)..<place(end))
    cursor = start
  }

  private var startOfWord: Int {
    let before = Array(text.prefix(cursor))
    var index = before.count
    while index > 0, before[index - 1] == " " { index -= 1 }
    while index > 0, before[index - 1] != " " { index -= 1 }
    return index
  }

  private func place(_ offset: Int) -> String.Index {
    text.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex) ?? text.endIndex
  }
}
