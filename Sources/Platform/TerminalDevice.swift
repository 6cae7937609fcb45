#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The terminal at the program's standard input and output, as the system knows it.
public enum TerminalDevice {
  /// The number of standard input, to wait on.
  public static let input = STDIN_FILENO

  /// Whether standard input is a terminal.
  public static var isInput: Bool { isatty(STDIN_FILENO) == 1 }
  /// Whether standard output is a terminal.
  public static var isOutput: Bool { isatty(STDOUT_FILENO) == 1 }

  /// How many bytes wait on standard input; nil where that isn't told.
  public static var waitingBytes: Int? {
    var waiting: Int32 = 0
    return ioctl(STDIN_FILENO, UInt(FIONREAD), &waiting) == 0 ? Int(waiting) : nil
  }

  /// The window's columns and rows; nil where they aren't told.
  public static var windowSize: (columns: Int, rows: Int)? {
    var now = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &now) == 0, now.ws_row > 0, now.ws_col > 0 else {
      return nil
    }
    return (Int(now.ws_col), Int(now.ws_row))
  }

  /// Takes the locale of the environment over.
  public static func adoptLocale() { setlocale(LC_ALL, "") }

  /// Whether the locale's characters are UTF-8.
  public static var isUTF8: Bool {
    guard let name = nl_langinfo(nl_item(CODESET)) else { return false }
    return String(cString: name) == "UTF-8"
  }

  /// Writes to the terminal, and waits for one that is slow.
  public static func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite($0) }
      guard count > 0 || errno == EINTR || errno == EAGAIN else { return }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// Stops the program and all that it started with it, as the shell expects of Ctrl-Z.
  public static func stopJob() { kill(0, SIGTSTP) }

  /// Does something while the terminal doesn't echo what is typed; no change without a terminal.
  public static func withoutEcho<Result>(_ body: () -> Result) -> Result {
    var settings = termios()
    guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return body() }
    var silent = settings
    silent.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
    defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings) }
    return body()
  }
}

// Inside the enum the name `write` is a method's.
private func systemWrite(_ bytes: UnsafeRawBufferPointer) -> Int {
  write(STDOUT_FILENO, bytes.baseAddress, bytes.count)
}
