import Basics
import Platform
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
  private var worker: Worker?

  init() {
    let ring = DigestRing(buffers: Self.buffers, size: Self.bufferSize)
    shared = ring
    // The ring's own lock is what makes it safe to share, which the compiler can't see.
    let context = UInt(bitPattern: Unmanaged.passRetained(ring).toOpaque())
    worker = Worker { digestUntilClosed(context) }
    if worker == nil { digestRing(context)?.release() }
  }

  deinit {
    shared.close()
    worker?.join()
  }

  /// A buffer to fill, once the digest is through with what was in it.
  func freeBuffer() -> UnsafeMutableRawBufferPointer {
    if worker == nil { shared.digestAll() }
    return shared.waitForFree()
  }

  /// Hands over what was put into the last free buffer.
  func take(_ chunk: UnsafeRawBufferPointer) {
    shared.publish(count: chunk.count)
  }

  /// The digest of everything handed over.
  func finish() -> [UInt8] {
    shared.close()
    if worker == nil { shared.digestAll() }
    worker?.join()
    return shared.digest.finalize()
  }
}

private func digestRing(_ context: UInt) -> Unmanaged<DigestRing>? {
  UnsafeRawPointer(bitPattern: context).map { Unmanaged.fromOpaque($0) }
}

private func digestUntilClosed(_ context: UInt) {
  digestRing(context)?.takeRetainedValue().digestUntilClosed()
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
  private let lock = WaitingLock()

  init(buffers: Int, size: Int) {
    memory = .allocate(byteCount: buffers * size, alignment: 64)
    counts = [Int](repeating: 0, count: buffers)
    self.size = size
  }

  deinit { memory.deallocate() }

  func waitForFree() -> UnsafeMutableRawBufferPointer {
    lock.locked(when: { published - digested < counts.count }) { buffer(published, count: size) }
  }

  func publish(count: Int) {
    lock.locked {
      counts[published % counts.count] = count
      published += 1
    }
  }

  func close() {
    lock.locked { isClosed = true }
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
    lock.locked { digested += 1 }
  }

  private func waitForPublished() -> UnsafeRawBufferPointer? {
    lock.locked(when: { digested < published || isClosed }) {
      digested < published ? next : nil
    }
  }

  private func buffer(_ number: Int, count: Int) -> UnsafeMutableRawBufferPointer {
    let start = number % counts.count * size
    return UnsafeMutableRawBufferPointer(rebasing: memory[start..<start + count])
  }
}
