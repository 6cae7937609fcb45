import BenchmarkReference
import Glibc
import Terminal

/// A program to be measured, with its one argument.
struct FrameProgram {
  let path: String
  let argument: String
}

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
  private static let silence: Int32 = 150

  /// Starts a program, with one argument, in a terminal of that size.
  init(_ program: FrameProgram, _ size: Size) throws(BenchmarkFailure) {
    let master = reference_terminal_open(Int32(size.width), Int32(size.height))
    guard master >= 0 else {
      throw BenchmarkFailure(reason: "No pseudo-terminal could be opened.")
    }
    let spawned = Self.now
    let process = reference_terminal_start(master, program.path, program.argument)
    guard process > 0 else {
      close(master)
      throw BenchmarkFailure(reason: "\(program.path) did not start. Build the whole package.")
    }
    (self.master, self.spawned, self.process) = (master, spawned, process)
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    close(master)
  }

  /// Reads until nothing more comes: the first frame.
  ///
  /// - Parameter patience: how many milliseconds it is waited for.
  func firstFrame(patience: Int32 = 5_000) -> Answer { read(since: spawned, patience: patience) }

  /// Takes in whatever is drawn for so long.
  func settle(milliseconds: Int32) {
    let end = Self.now + Double(milliseconds) / 1000
    while Self.now < end { _ = read(since: Self.now, patience: Self.silence) }
  }

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
    while poll(&waiting, 1, answer.bytes == 0 ? patience : Self.silence) > 0 {
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
