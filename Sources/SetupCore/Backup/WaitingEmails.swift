import Basics

/// A few e-mails that wait to be looked up together.
struct WaitingEmails: ~Copyable {
  /// What is known of an e-mail besides its bytes.
  struct Entry {
    var hash: UInt64
    var line: Int
    var isInTheWay: Bool
    var length: Int
  }

  /// A local part of 64 bytes, `@`, and a domain of 255: the most that mail carries.
  private static let longest = 320
  private static let capacity = 64

  private let memory = UnsafeMutableRawPointer.allocate(
    byteCount: WaitingEmails.capacity * WaitingEmails.longest, alignment: 8)
  private let entries = UnsafeMutablePointer<Entry>.allocate(capacity: WaitingEmails.capacity)
  private(set) var count = 0

  deinit {
    memory.deallocate()
    entries.deallocate()
  }

  var isFull: Bool { count == Self.capacity }

  subscript(index: Int) -> Entry { entries[index] }

  func bytes(_ index: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: memory + index &* Self.longest, count: entries[index].length)
  }

  /// Takes a copy of the e-mail; there has to be room.
  mutating func add(_ email: [UInt8], line: Int, isInTheWay: Bool) {
    guard email.count <= Self.longest else {
      return add(SHA256.digest(of: email), line: line, isInTheWay: isInTheWay)
    }
    let copy = UnsafeMutableRawBufferPointer(
      start: memory + count &* Self.longest, count: email.count)
    copy.copyBytes(from: email)
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(copy))
    let entry = Entry(
      hash: UInt64(truncatingIfNeeded: hasher.finalize()), line: line, isInTheWay: isInTheWay,
      length: email.count)
    (entries + count).initialize(to: entry)
    count &+= 1
  }

  mutating func removeAll() {
    count = 0
  }
}
