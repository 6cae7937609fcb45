import Basics
import Glibc
import SetupCore

/// SHA-256 on a thread of its own, fed through a ring of buffers.
///
/// The feeding thread fills a buffer, hands it over, and may go on reading from it itself until it
/// asks for the buffer after next: both only read what was handed over. Plain POSIX threads, as
/// anything larger would be linked into a program that has to start at once.
final class BackgroundDigest {
  private static let bufferSize = 256 << 10
  private static let buffers = 8

  private let shared: DigestRing
  private var thread: pthread_t?

  init() {
    shared = DigestRing(buffers: Self.buffers, size: Self.bufferSize)
    var thread = pthread_t()
    let context = Unmanaged.passRetained(shared)
    let failure = pthread_create(&thread, nil, digestUntilClosed, context.toOpaque())
    if failure == 0 {
      self.thread = thread
    } else {
      context.release()
    }
  }

  deinit {
    shared.close()
    join()
  }

  /// A buffer to fill, once the digest is through with what was in it.
  func freeBuffer() -> UnsafeMutableRawBufferPointer {
    if thread == nil { shared.digestAll() }
    return shared.waitForFree()
  }

  /// Hands over what was put into the last free buffer.
  func take(_ chunk: UnsafeRawBufferPointer) {
    shared.publish(count: chunk.count)
  }

  /// The digest of everything handed over.
  func finish() -> [UInt8] {
    shared.close()
    if thread == nil { shared.digestAll() }
    join()
    return shared.digest.finalize()
  }

  private func join() {
    guard let thread else { return }
    pthread_join(thread, nil)
    self.thread = nil
  }
}

private func digestUntilClosed(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  Unmanaged<DigestRing>.fromOpaque(context).takeRetainedValue().digestUntilClosed()
  return nil
}

/// The buffers between the two threads, and the lock that both hold to hand one over.
///
/// `published` counts the buffers filled, `digested` those done with; a buffer belongs to the
/// digest between the two, so neither ever touches memory that the other one writes.
private final class DigestRing {
  /// The digest so far; the digesting thread's alone until it has ended.
  private(set) var digest = SHA256()

  private let memory: UnsafeMutableRawBufferPointer
  private let size: Int
  private var counts: [Int]
  private var published = 0
  private var digested = 0
  private var isClosed = false
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init(buffers: Int, size: Int) {
    memory = .allocate(byteCount: buffers * size, alignment: 64)
    counts = [Int](repeating: 0, count: buffers)
    self.size = size
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(lock)
    changed.deallocate()
    lock.deallocate()
    memory.deallocate()
  }

  func waitForFree() -> UnsafeMutableRawBufferPointer {
    locked {
      while published - digested == counts.count { pthread_cond_wait(changed, lock) }
      return buffer(published, count: size)
    }
  }

  func publish(count: Int) {
    locked {
      counts[published % counts.count] = count
      published += 1
    }
  }

  func close() {
    locked { isClosed = true }
  }

  func digestUntilClosed() {
    while let chunk = waitForPublished() { take(chunk) }
  }

  /// Digests what is there, on the calling thread: for a system that gives no second one.
  func digestAll() {
    while digested < published { take(next) }
  }

  private var next: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(buffer(digested, count: counts[digested % counts.count]))
  }

  private func take(_ chunk: UnsafeRawBufferPointer) {
    digest.update(chunk)
    locked { digested += 1 }
  }

  private func waitForPublished() -> UnsafeRawBufferPointer? {
    locked {
      while digested == published, !isClosed { pthread_cond_wait(changed, lock) }
      return digested < published ? next : nil
    }
  }

  private func buffer(_ number: Int, count: Int) -> UnsafeMutableRawBufferPointer {
    let start = number % counts.count * size
    return UnsafeMutableRawBufferPointer(rebasing: memory[start..<start + count])
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer {
      pthread_cond_broadcast(changed)
      pthread_mutex_unlock(lock)
    }
    return body()
  }
}
