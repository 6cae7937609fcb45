import Foundation
import Glibc
import Synchronization

/// A pseudo-terminal of a test's own with a program in it: every byte, and no emulator between.
///
/// What tmux can't do: read nothing, so that the program's output blocks; cut a key in two; claim
/// a size that no screen has; compare the terminal's settings before and after.
public final class PseudoTerminal: Sendable {
  /// A wait that ended in vain, with what came instead.
  public struct NotShown: Error, CustomStringConvertible {
    /// What was waited for, and what came.
    public var what, output: String
    /// Both, for the test's report.
    public var description: String {
      "Waited for “\(what)”, but this came: \(output.debugDescription)"
    }
  }

  /// The settings before the program started; not the usual ones, so that no program could guess them.
  public let firstSettings: [UInt8]
  /// The program's process id.
  public var process: Int32 { spawned.id }
  private let master: Int32
  private let slave: Int32
  private let spawned: Spawned
  private let hasEnded = Mutex(false)

  // From <asm/ioctls.h>; macros that compute are not imported.
  private static let numberOfTerminal = UInt(0x8004_5430)
  private static let lockOfTerminal = UInt(0x4004_5431)

  /// Starts a program in a terminal of the given size.
  public init(
    _ command: [String], environment: [String: String], width: Int = 80, height: Int = 24
  ) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    var (number, lock) = (Int32(0), Int32(0))
    guard master >= 0, ioctl(master, Self.lockOfTerminal, &lock) == 0,
      ioctl(master, Self.numberOfTerminal, &number) == 0
    else { throw NotShown(what: "a pseudo-terminal", output: String(cString: strerror(errno))) }
    slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    Self.resize(master, width, height)
    var unusual = termios()
    tcgetattr(slave, &unusual)
    unusual.c_iflag |= tcflag_t(IXANY)
    unusual.c_cc.0 = 7
    tcsetattr(slave, TCSANOW, &unusual)
    firstSettings = Self.settings(slave)
    spawned = try Spawned(
      "/usr/bin/setsid", ["--ctty"] + command, environment: environment,
      files: [slave, slave, slave])
  }

  deinit {
    if !hasEnded.withLock({ $0 }) {
      kill(process, SIGKILL)
      spawned.wait()
    }
    close(master)
    close(slave)
  }

  /// Types bytes, whatever they mean; what finds no room is lost, as the program doesn't read.
  public func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// Gives the window another size, as the system counts it.
  public func resize(width: Int, height: Int) { Self.resize(master, width, height) }

  private static func resize(_ file: Int32, _ width: Int, _ height: Int) {
    var size = winsize()
    (size.ws_col, size.ws_row) = (UInt16(width), UInt16(height))
    _ = ioctl(file, UInt(TIOCSWINSZ), &size)
  }

  /// The terminal's settings, byte for byte.
  public var settings: [UInt8] { Self.settings(slave) }

  private static func settings(_ file: Int32) -> [UInt8] {
    var settings = termios()
    tcgetattr(file, &settings)
    return withUnsafeBytes(of: &settings) { Array($0) }
  }

  /// Makes the shared terminal non-blocking, as another program may.
  public func makeNonBlocking() { _ = fcntl(slave, F_SETFL, fcntl(slave, F_GETFL) | O_NONBLOCK) }

  /// Reads until a text came, and returns all that came.
  @discardableResult
  public func waitFor(_ text: String, within seconds: Double = 10) throws -> String {
    let end = ContinuousClock.now + .seconds(seconds)
    var output = ""
    while !output.contains(text) {
      guard ContinuousClock.now < end else { throw NotShown(what: text, output: output) }
      output += read(milliseconds: 100)
    }
    return output
  }

  /// Reads until nothing came for a while.
  @discardableResult
  public func settle(milliseconds: Int32 = 300) -> String {
    var output = ""
    while true {
      let more = read(milliseconds: milliseconds)
      if more.isEmpty { return output }
      output += more
    }
  }

  private func read(milliseconds: Int32) -> String {
    var wanted = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&wanted, 1, milliseconds) == 1 else { return "" }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(master, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// Draws again and again without reading any of it, until the terminal takes no more.
  public func block() throws {
    for turn in 0..<2_000 {
      var wanted = pollfd(fd: slave, events: Int16(POLLOUT), revents: 0)
      // Twice in a row: the program may be about to write.
      if poll(&wanted, 1, 0) == 0 {
        usleep(100_000)
        if poll(&wanted, 1, 0) == 0 { return }
      }
      resize(width: 80, height: 24 + turn % 2)
      usleep(10_000)
    }
    throw NotShown(what: "a blocked terminal", output: "")
  }

  /// Sends a signal and returns the exit code, 128 and the signal if one ended it, with how long
  /// the end took; past the time the program is killed, which is 137.
  public func end(
    by signal: Int32, within seconds: Double = 5
  ) async -> (code: Int32, seconds: Double) {
    let start = ContinuousClock.now
    kill(process, signal)
    let code = await ended(within: seconds)
    return (code, (ContinuousClock.now - start) / .seconds(1))
  }

  /// Waits for the end.
  public func ended(within seconds: Double = 5) async -> Int32 {
    let code = await spawned.ended(within: seconds)
    hasEnded.withLock { $0 = true }
    return code
  }

  /// Seconds of processor time that the program has used.
  public var processorTime: Double { Support.processorTime(of: process) }

  /// The most memory that the program ever had, in MiB.
  public var peakMemory: Int {
    let text = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) / 1_024
  }
}

/// Seconds of processor time that a process has used.
public func processorTime(of process: Int32) -> Double {
  let text = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
  let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
  guard fields.count > 12 else { return 0 }
  return [fields[11], fields[12]].compactMap { Double($0) }.reduce(0, +)
    / Double(sysconf(Int32(_SC_CLK_TCK)))
}
