import Foundation
import Glibc
import Synchronization

/// A process that a test started.
///
/// Foundation's `Process` notes an end by a socket that every descendant inherits, so it never sees
/// the end of a tool that leaves a server behind, as tmux does.
public struct Spawned: Sendable {
  /// Its id.
  public let id: Int32

  /// Starts a program with just these three open files.
  public init(
    _ path: String, _ arguments: [String], environment: [String: String], files: [Int32]
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, file) in files.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, file, Int32(number))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    // The tool env changes to the home folder and then becomes the program.
    let words =
      (["env", "-C", environment["HOME"] ?? "/", path] + arguments).map { strdup($0) } + [nil]
    let settings = environment.map { strdup($0.key + "=" + $0.value) } + [nil]
    defer { for text in words + settings { free(text) } }
    var started: pid_t = 0
    let error = spawning.withLock { _ in
      posix_spawn(&started, "/usr/bin/env", &actions, &attributes, words, settings)
    }
    guard error == 0 else { throw POSIXError(.init(rawValue: error) ?? .EIO) }
    id = started
  }

  /// Waits for its end; gives the exit code, or 128 and the signal.
  @discardableResult
  public func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    return Self.code(status)
  }

  /// Waits for its end without holding a thread of the tests; past the time it is killed.
  public func ended(within seconds: Double) async -> Int32 {
    await withCheckedContinuation { done in
      DispatchQueue.global().async { done.resume(returning: wait(within: seconds)) }
    }
  }

  private func wait(within seconds: Double) -> Int32 {
    let end = ContinuousClock.now + .seconds(seconds)
    var status: Int32 = 0
    while waitpid(id, &status, WNOHANG) == 0 {
      guard ContinuousClock.now < end else {
        kill(id, SIGKILL)
        return wait()
      }
      usleep(2_000)
    }
    return Self.code(status)
  }

  private static func code(_ status: Int32) -> Int32 {
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}

/// Two ends of a pipe that no other process of the tests gets.
public struct PrivatePipe: Sendable {
  /// The end that is read from.
  public let read: Int32
  /// The end that is written to.
  public let write: Int32

  /// A new pipe.
  public init() {
    (read, write) = spawning.withLock { _ in
      var ends: [Int32] = [-1, -1]
      _ = pipe(&ends)
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      return (ends[0], ends[1])
    }
  }
}

// A process that is started between making a pipe and marking it would keep it open.
private let spawning = Mutex(())
