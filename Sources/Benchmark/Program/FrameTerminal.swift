import Glibc
import Terminal

/// A program that runs in a pseudo-terminal of our own, whose every byte is timed.
struct FrameTerminal: ~Copyable {
  /// What came in answer to something, and when the last byte of it did.
  struct Answer {
    var seconds: Double
    var bytes: Int
  }

  /// The program's process id.
  let process: pid_t
  private let master: Int32
  private let spawned: Double

  /// Longer than any pause within a frame, and than ncurses waits for the rest of a sequence.
  private static let quiet: Int32 = 150

  init(_ words: [String], _ size: Size) throws(BenchmarkFailure) {
    master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)
    var name = [CChar](repeating: 0, count: 128)
    var window = winsize(
      ws_row: UInt16(size.height), ws_col: UInt16(size.width), ws_xpixel: 0, ws_ypixel: 0)
    guard master >= 0, grantpt(master) == 0, unlockpt(master) == 0,
      ptsname_r(master, &name, name.count) == 0, ioctl(master, UInt(TIOCSWINSZ), &window) == 0
    else { throw BenchmarkFailure(reason: "No pseudo-terminal could be opened.") }
    spawned = Self.now
    process = Self.spawn(words, on: name)
    guard process > 0 else {
      close(master)
      throw BenchmarkFailure(reason: "\(words[0]) could not be started. Build the whole package.")
    }
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    close(master)
  }

  private static func spawn(_ words: [String], on terminal: [CChar]) -> pid_t {
    var files = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&files)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&files)
      posix_spawnattr_destroy(&attributes)
    }
    // In a session of its own, so that the terminal becomes the controlling one.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSID))
    posix_spawn_file_actions_addopen(&files, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&files, 0, 1)
    posix_spawn_file_actions_adddup2(&files, 0, 2)
    let arguments = words.map { strdup($0) } + [nil]
    let variables =
      ["TERM=xterm-256color", "LC_ALL=C.UTF-8", "HOME=/tmp"].map { strdup($0) } + [nil]
    defer { for text in arguments + variables { free(text) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, words[0], &files, &attributes, arguments, variables)
    return failure == 0 ? process : -1
  }

  /// Reads until nothing more comes: the first frame.
  func firstFrame() -> Answer { read(since: spawned, patience: 5_000) }

  /// Presses a key and reads until nothing more comes.
  func press(_ key: String) -> Answer {
    let start = Self.now
    _ = Array(key.utf8).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
    return read(since: start, patience: 1_000)
  }

  /// Asks the program to end, so that it tidies up; false if it doesn't.
  func quit() -> Bool {
    _ = press("q")
    for _ in 0..<100 {
      // The process stays to be reaped, so that its number can't be another's by then.
      var info = siginfo_t()
      let options = WEXITED | WNOHANG | WNOWAIT
      if waitid(P_PID, id_t(process), &info, options) == 0, info.si_signo == SIGCHLD {
        return true
      }
      usleep(10_000)
    }
    return false
  }

  private func read(since start: Double, patience: Int32) -> Answer {
    var answer = Answer(seconds: 0, bytes: 0)
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    while poll(&waiting, 1, answer.bytes == 0 ? patience : Self.quiet) > 0 {
      let count = Glibc.read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      answer.seconds = Self.now - start
      answer.bytes += count
    }
    return answer
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
