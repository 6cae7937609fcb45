/// Something that the person did: a key, the mouse, a paste, the window.
public enum Key: Hashable, Sendable {
  /// A printable grapheme.
  case character(Character)
  /// A letter held with Control, lower case.
  case control(Character)
  case enter, escape, tab, backTab, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
  /// A text that came in one piece through bracketed paste, without control characters but line
  /// breaks, 64 KiB at most.
  case paste(String)
  /// The first button was pressed at a place.
  case click(Point)
  /// The wheel was turned; true is up.
  case wheel(up: Bool)
  /// The window has this size now.
  case resized(Size)
  /// The program was stopped and goes on.
  case resumed
  /// The terminal's way of saying stop: Ctrl-C.
  case interrupted
  /// The system asks the program to end, by the signal of that number.
  case terminated(Int32)
  /// There will be no more input.
  case endOfInput

  /// The most characters that one paste has.
  public static let pasteLimit = 65_536
}
