/// What shows frames and yields keys.
public protocol TerminalBackend {
  /// Why it could not do what was asked; `Never` where nothing can fail.
  associatedtype Failure: Error

  /// The window's size.
  var size: Size { get }

  /// Shows a frame; only what changed is written.
  mutating func show(_ frame: Surface) throws(Failure)

  /// Waits for keys, for a byte on a pipe, or until a number of milliseconds went by.
  ///
  /// Nil waits without an end: idle costs nothing.
  mutating func wait(milliseconds: Int?, wake: Int32?) throws(Failure) -> [Key]

  /// Sends a text to the terminal's clipboard (OSC 52); nothing tells whether it arrived.
  mutating func copy(_ text: String) throws(Failure)

  /// Takes the mouse, or leaves it to the terminal for selecting.
  mutating func setMouse(_ isOurs: Bool) throws(Failure)

  /// Draws everything anew with the next frame.
  mutating func redraw() throws(Failure)

  /// Gives the terminal back, stops the program, and takes the terminal again when it goes on.
  mutating func suspend() throws(Failure)

  /// Gives the terminal back as it was.
  mutating func close()
}
