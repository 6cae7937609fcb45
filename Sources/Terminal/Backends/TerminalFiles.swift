import Glibc

/// The terminal of standard input and output, opened once more for this program alone.
///
/// Whether a file blocks belongs to all who share it: the shell's own are left as they are, and
/// another program that makes them non-blocking can't make this one spin.
struct TerminalFiles {
  /// For keys; never blocks.
  let input: Int32
  /// For frames; blocks.
  let output: Int32

  /// Nil where standard input or output is no terminal.
  init?() {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return nil }
    input = Self.reopened(STDIN_FILENO, O_RDONLY | O_NONBLOCK)
    output = Self.reopened(STDOUT_FILENO, O_RDWR)
  }

  // A terminal of another container has no name here; the shared file has to do then.
  private static func reopened(_ file: Int32, _ flags: Int32) -> Int32 {
    guard let name = ttyname(file) else { return file }
    let own = open(name, flags | O_NOCTTY | O_CLOEXEC)
    return own >= 0 ? own : file
  }

  /// The window's size as the system has it; nil where it doesn't know.
  var size: Size? {
    var now = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &now) == 0, now.ws_row > 0, now.ws_col > 0 else {
      return nil
    }
    return Size(width: Int(now.ws_col), height: Int(now.ws_row))
  }

  /// Writes bytes past ncurses.
  func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if count < 0, errno == EAGAIN {
        var wanted = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wanted, 1, -1)
      } else if count <= 0, errno != EINTR {
        return
      }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// Reads what waits, a few thousand bytes at most, so that a flood can't keep the screen from being
  /// drawn; nil where the other side is gone.
  func read() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = Glibc.read(input, &bytes, bytes.count)
    if count < 0 { return errno == EAGAIN || errno == EINTR ? [] : nil }
    return count == 0 ? nil : Array(bytes[..<count])
  }
}
