#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The terminal at the program's standard input and output, as the system knows it.
///
/// A value has it opened once more, for this program alone: whether a file blocks belongs to all who
/// share it, so the shell's own is left as it is, and another program that makes it non-blocking can't make this
/// one spin.
public struct TerminalDevice: Sendable {
  /// For keys; never blocks.
  public let input: Int32
  /// For frames; blocks.
  public let output: Int32

  /// The terminal; nil where standard input or output is none.
  public init?() {
    guard Self.isInput, Self.isOutput else { return nil }
    input = Self.reopened(STDIN_FILENO, O_RDONLY | O_NONBLOCK)
    output = Self.reopened(STDOUT_FILENO, O_RDWR)
  }

  // A terminal of another container has no name here; the shared file has to do then.
  private static func reopened(_ file: Int32, _ flags: Int32) -> Int32 {
    guard let name = ttyname(file) else { return file }
    let own = open(name, flags | O_NOCTTY | O_CLOEXEC)
    return own >= 0 ? own : file
  }

  /// The window's columns and rows; nil where they aren't known.
  public var windowSize: (columns: Int, rows: Int)? {
    var now = winsize()
    guard ioctl(output, UInt(TIOCGWINSZ), &now) == 0, now.ws_row > 0, now.ws_col > 0 else {
      return nil
    }
    return (Int(now.ws_col), Int(now.ws_row))
  }

  /// Writes to the terminal, and waits for one that is slow.
  public func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(output, $0) }
      if count < 0, errno == EAGAIN {
        _ = Poll.wait([.init(output, .writing)])
      } else if count <= 0, errno != EINTR {
        return
      }
      rest = rest.dropFirst(max(0, count))
    }
  }

  /// What was typed, a few thousand bytes at most; nil where the other side is gone.
  ///
  /// No more at once, so that a flood can't keep the screen from being drawn.
  public func read() -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    let count = systemRead(input, &bytes)
    if count < 0 { return errno == EAGAIN || errno == EINTR ? [] : nil }
    return count == 0 ? nil : Array(bytes[..<count])
  }

  /// Whether standard input is a terminal.
  public static var isInput: Bool { isatty(STDIN_FILENO) == 1 }
  /// Whether standard output is a terminal.
  public static var isOutput: Bool { isatty(STDOUT_FILENO) == 1 }
  /// Whether standard error is a terminal.
  public static var isError: Bool { isatty(STDERR_FILENO) == 1 }

  /// Takes the locale of the environment over.
  ///
  /// One that is named as UTF-8 but isn't installed, as happens over ssh, is no reason for plain characters.
  public static func adoptLocale() {
    setlocale(LC_ALL, "")
    let names: [String] = ["LC_ALL", "LC_CTYPE", "LANG"]
    let name = names.compactMap { ThisProcess.variable($0) }.first?.lowercased() ?? ""
    if !isUTF8, name.filter({ $0 != "-" }).contains("utf8") { setlocale(LC_CTYPE, "C.UTF-8") }
  }

  /// Whether the locale's characters are UTF-8.
  public static var isUTF8: Bool {
    guard let name = nl_langinfo(nl_item(CODESET)) else { return false }
    return String(cString: name) == "UTF-8"
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

// Inside the type these names are methods'.
private func systemWrite(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(file, bytes.baseAddress, bytes.count)
}
private func systemRead(_ file: Int32, _ bytes: inout [UInt8]) -> Int {
  read(file, &bytes, bytes.count)
}
