/// A backend without a terminal: scripted keys in, frames out.
public struct Headless: TerminalBackend {
  /// The window's size.
  public var size: Size
  /// Every frame that was shown.
  public private(set) var frames: [Surface] = []
  /// Every text that was sent to the clipboard.
  public private(set) var copied: [String] = []
  /// Whether the mouse is ours.
  public private(set) var hasMouse = true
  /// How often the program was stopped.
  public private(set) var suspensions = 0
  /// Whether the terminal was given back.
  public private(set) var isClosed = false
  private var script: [[Key]]

  /// A window of a size, and what happens at each wait; the end of the script is the end of input.
  public init(_ size: Size, script: [[Key]] = []) {
    (self.size, self.script) = (size, script.reversed())
  }

  /// Keeps the frame.
  public mutating func show(_ frame: Surface) { frames.append(frame) }

  /// Plays the next line of the script.
  public mutating func wait(milliseconds: Int?, wake: Int32?) -> [Key] {
    let keys = script.popLast() ?? [.endOfInput]
    for case .resized(let size) in keys { self.size = size }
    return keys
  }

  /// Keeps the text.
  public mutating func copy(_ text: String) { copied.append(text) }
  /// Notes whose the mouse is.
  public mutating func setMouse(_ isOurs: Bool) { hasMouse = isOurs }
  /// Nothing: there is no terminal to draw anew.
  public mutating func redraw() {}
  /// Counts.
  public mutating func suspend() { suspensions += 1 }
  /// Notes it.
  public mutating func close() { isClosed = true }
}
