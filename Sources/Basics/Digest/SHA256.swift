/// SHA-256 of bytes that come in pieces, after FIPS 180-4.
///
/// A value: copying it forks the digest. Our own, because the core may use no package and the
/// platform brings none; written so that the optimiser keeps all eight words in registers.
public struct SHA256: Sendable {
  static let blockSize = 64

  private var words = SHA256Words.initial
  private var tail: [UInt8] = []
  private var length: UInt64 = 0

  /// A digest of nothing yet.
  public init() {
    tail.reserveCapacity(Self.blockSize)
  }

  /// Takes the next bytes in.
  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Takes the next bytes in, from memory that has to stay as it is during the call alone.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    length &+= UInt64(bytes.count)
    var rest = bytes[...]
    if !tail.isEmpty {
      let missing = min(Self.blockSize - tail.count, rest.count)
      tail.append(contentsOf: rest.prefix(missing))
      rest = rest.dropFirst(missing)
      guard tail.count == Self.blockSize else { return }
      tail.withUnsafeBytes { compress($0) }
      tail.removeAll(keepingCapacity: true)
    }
    let whole = rest.count - rest.count % Self.blockSize
    compress(UnsafeRawBufferPointer(rebasing: rest.prefix(whole)))
    tail.append(contentsOf: rest.dropFirst(whole))
  }

  /// The digest of all bytes taken in; nothing can follow.
  public consuming func finalize() -> [UInt8] {
    let bits = length &* 8
    let zeros = (Self.blockSize * 2 - 9 - tail.count) % Self.blockSize
    var padding = [0x80] + [UInt8](repeating: 0, count: zeros)
    for shift in stride(from: 56, through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    update(padding)
    return words.bytes
  }

  /// The digest of some bytes at once.
  public static func digest(of bytes: [UInt8]) -> [UInt8] {
    var digest = SHA256()
    digest.update(bytes)
    return digest.finalize()
  }

  /// The digest of some bytes in lower-case hexadecimal, as `sha256sum` prints it.
  public static func hexadecimal(of bytes: [UInt8]) -> String {
    Hexadecimal.text(digest(of: bytes))
  }

  private mutating func compress(_ blocks: UnsafeRawBufferPointer) {
    guard let start = blocks.baseAddress else { return }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 16) { schedule in
      guard let schedule = schedule.baseAddress else { return }
      for block in 0..<blocks.count / Self.blockSize {
        words.compress(start + block &* Self.blockSize, schedule)
      }
    }
  }
}
