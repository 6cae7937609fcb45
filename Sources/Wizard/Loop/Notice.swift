import Terminal

/// What just happened, in a sentence or two; it stays until a key does something.
public struct Notice: Hashable, Sendable {
  /// What the line means, shown by its glyph too.
  public enum Kind: Hashable, Sendable {
    case done, refused, failed, info
  }

  /// What it means.
  public var kind: Kind
  /// The sentence.
  public var text: String
  /// What was copied, to stand alone on a line of its own, where it can be selected whole.
  public var value: String?
  /// Whether it counts on, so that of several only the last one is kept.
  var isProgress = false

  /// A sentence of a kind.
  public init(_ kind: Kind, _ text: String, value: String? = nil) {
    (self.kind, self.text, self.value) = (kind, text, value)
  }

  /// How far something is.
  static func progress(_ text: String) -> Notice {
    var notice = Notice(.info, text)
    notice.isProgress = true
    return notice
  }
}

/// A notice as the window has it: the value on lines of its own, the sentence wrapped.
struct NoticeLines {
  let value, text: [String]

  /// The most lines of a sentence; the rest is among the kept notices.
  private static let most = 4

  init(_ notice: Notice?, width: Int, _ marks: Marks = Marks()) {
    value = notice?.value.map { Self.cut($0, width) } ?? []
    let lines = notice.map { wrap($0.text, width: max(10, width - (marks.isASCII ? 6 : 4))) } ?? []
    guard lines.count > Self.most else {
      text = lines
      return
    }
    text =
      lines.prefix(Self.most - 1) + [
        lines[Self.most - 1].truncated(to: width - 20) + "  N: all of it"
      ]
  }

  var height: Int { max(1, text.count) + value.count }

  // A value is to be selected whole: it is cut at its own line ends and where the window ends,
  // and nowhere else.
  private static func cut(_ value: String, _ width: Int) -> [String] {
    var lines: [String] = []
    for line in value.split(whereSeparator: \.isNewline).prefix(most) {
      var rest = line
      while !rest.isEmpty, lines.count < most {
        lines.append(String(rest.prefix(max(1, width))))
        rest = rest.dropFirst(max(1, width))
      }
    }
    return lines
  }
}

extension Model {
  var noticeLines: NoticeLines { NoticeLines(notice, width: window.size.width, about.marks) }
}

extension Dialog {
  /// The last notices, the newest first.
  static func notices(_ notices: [Notice], _ marks: Marks) -> Dialog? {
    guard !notices.isEmpty else { return nil }
    return Dialog(
      .menu, title: "What was said last",
      body: notices.reversed().map { "\(marks.notice($0.kind)) \($0.text)" },
      choices: [Choice("Close")])
  }
}
