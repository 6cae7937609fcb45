/// The memory in which an `EmailSet` keeps its e-mails, one behind the other, never moved.
///
/// In slabs, as one growing block would be there twice while it grows. An entry is its hash, its
/// line with the lowest bit for "in the way", its length, and its bytes, padded to 8. A place is
/// the entry's distance from the start in steps of 8 bytes, plus 1, so that 0 is no place and 40
/// bits reach 8 TB.
struct EmailArena: ~Copyable {
  private static let slab = 1 << 20
  private static let head = 18

  private var slabs: [UnsafeMutableRawPointer] = []
  private var ends: [Int] = []
  private var used = EmailArena.slab

  deinit {
    for slab in slabs { slab.deallocate() }
  }

  /// Keeps an e-mail and returns its place.
  mutating func append(
    _ bytes: UnsafeRawBufferPointer, of email: WaitingEmails.Entry
  ) -> Int {
    let size = Self.size(bytes.count)
    if used &+ size > Self.slab { addSlab() }
    let entry = slabs[slabs.count &- 1] + used
    let line = email.line &* 2 &+ (email.isInTheWay ? 1 : 0)
    entry.storeBytes(of: email.hash, as: UInt64.self)
    entry.storeBytes(of: line, toByteOffset: 8, as: Int.self)
    entry.storeBytes(of: UInt16(truncatingIfNeeded: bytes.count), toByteOffset: 16, as: UInt16.self)
    UnsafeMutableRawBufferPointer(start: entry + Self.head, count: bytes.count)
      .copyMemory(from: bytes)
    defer { used &+= size }
    return ((slabs.count &- 1) &* Self.slab &+ used) / 8 &+ 1
  }

  /// Whether that e-mail is at that place.
  func holds(_ email: UnsafeRawBufferPointer, at place: Int) -> Bool {
    let entry = self.entry(place)
    guard Self.length(entry) == email.count else { return false }
    let held = UnsafeRawBufferPointer(start: entry + Self.head, count: email.count)
    return held.elementsEqual(email)
  }

  /// Notes that the row at that place is in the way, and tells what was known of it.
  func markInTheWay(_ place: Int) -> (line: Int, wasInTheWay: Bool) {
    let entry = self.entry(place)
    let held = entry.load(fromByteOffset: 8, as: Int.self)
    entry.storeBytes(of: held | 1, toByteOffset: 8, as: Int.self)
    return (held >> 1, held & 1 == 1)
  }

  /// Goes through all entries in the order they came in.
  func forEach(_ body: (_ hash: UInt64, _ place: Int) -> Void) {
    for (index, slab) in slabs.enumerated() {
      let end = index < ends.count ? ends[index] : used
      var at = 0
      while at < end {
        body((slab + at).load(as: UInt64.self), (index &* Self.slab &+ at) / 8 &+ 1)
        at &+= Self.size(Self.length(slab + at))
      }
    }
  }

  private mutating func addSlab() {
    if !slabs.isEmpty { ends.append(used) }
    slabs.append(UnsafeMutableRawPointer.allocate(byteCount: Self.slab, alignment: 8))
    used = 0
  }

  private func entry(_ place: Int) -> UnsafeMutableRawPointer {
    let offset = (place &- 1) &* 8
    return slabs[offset / Self.slab] + offset % Self.slab
  }

  private static func size(_ length: Int) -> Int { (head &+ length &+ 7) & ~7 }

  private static func length(_ entry: UnsafeMutableRawPointer) -> Int {
    Int(entry.load(fromByteOffset: 16, as: UInt16.self))
  }
}
