import SetupCore

/// The signs of a window: glyphs, or plain characters where the terminal can't show them.
///
/// Each verdict has its own, so that none depends on its colour; the word always stands beside it.
public struct Marks: Hashable, Sendable {
  /// Whether plain characters stand for the glyphs, as `--ascii` asks for.
  public var isASCII: Bool

  /// The glyphs, or their plain stand-ins.
  public init(isASCII: Bool = false) { self.isASCII = isASCII }

  private var held: String { isASCII ? "[x]" : "✓" }
  private var failed: String { isASCII ? "[ ]" : "✗" }
  private var warned: String { isASCII ? "[!]" : "!" }
  private var unknown: String { isASCII ? "[?]" : "?" }
  private var dot: String { isASCII ? "-" : "·" }

  /// A row's verdict.
  func verdict(_ kind: Verdict.Kind) -> String {
    switch kind {
    case .met: held
    case .unmet: failed
    case .stale: warned
    case .unknown: unknown
    case .waived: isASCII ? "[~]" : "~"
    }
  }

  /// An entry of a list.
  func entry(_ kind: Page.EntryKind) -> String {
    switch kind {
    case .error: failed
    case .warning: warned
    case .unknown: unknown
    case .done: held
    case .follower: dot
    }
  }

  /// What just happened.
  func notice(_ kind: Notice.Kind) -> String {
    switch kind {
    case .done: held
    case .refused: warned
    case .failed: failed
    case .info: dot
    }
  }

  /// How far a step is.
  enum Progress { case here, done, openAgain, toCome }

  /// A step of the path.
  func step(_ progress: Progress) -> String {
    switch progress {
    case .here: isASCII ? "*" : "●"
    case .done: isASCII ? "x" : "✓"
    case .openAgain: "!"
    case .toCome: isASCII ? "." : "○"
    }
  }

  /// What is not there yet.
  var absent: String { isASCII ? "[ ]" : "○" }
  /// In front of a page to open.
  var link: String { isASCII ? "@" : "→" }
  /// In front of what to do about a row.
  var remedy: String { isASCII ? "-" : "↳" }
  /// An option that is chosen.
  var chosen: String { isASCII ? "x" : "✓" }

  /// A key as footer and help name it: the plain stand-ins of arrows would look like the focus.
  func key(_ name: String) -> String {
    guard isASCII else { return name }
    return switch name {
    case "→": "Right"
    case "←": "Left"
    case "← →": "Left Right"
    case "↓ Tab": "Down Tab"
    case "↑ Shift-Tab": "Up Shift-Tab"
    default: name
    }
  }
}
