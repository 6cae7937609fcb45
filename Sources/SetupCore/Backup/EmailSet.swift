/// The e-mails seen so far, each with the line of the row that had it first.
///
/// Exact: an e-mail is kept whole and compared byte by byte; only one longer than mail allows is
/// kept as its SHA-256, so that a row never costs more than some 340 bytes. The hash that finds
/// the place is keyed anew in each process, so no file can be made to be slow. A million usual
/// e-mails take about 65 MB; slabs instead of one growing block keep the peak near that.
struct EmailSet: ~Copyable {
  /// Where an e-mail was before.
  struct Earlier: Equatable {
    /// The line of the first row that had it.
    var line: Int
    /// Whether that row was known to be in the way already.
    var wasInTheWay: Bool
  }

  /// A local part of 64 bytes, `@`, and a domain of 255: the most that mail carries.
  private static let longest = 320
  private static let fingerprint: UInt64 = ~0 << 40

  private var arena = EmailArena()
  private var slots = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: 1 << 12)
  private(set) var count = 0

  init() {
    slots.initialize(repeating: 0)
  }

  deinit {
    slots.deallocate()
  }

  /// Puts an e-mail in, or tells where it was before; that row then is in the way as well.
  mutating func insert(_ email: [UInt8], line: Int, isInTheWay: Bool) -> Earlier? {
    guard email.count <= Self.longest else {
      return insert(SHA256.digest(of: email), line: line, isInTheWay: isInTheWay)
    }
    if count &* 2 >= slots.count { grow() }
    return email.withUnsafeBytes { insert($0, line, isInTheWay) }
  }

  private mutating func insert(
    _ email: UnsafeRawBufferPointer, _ line: Int, _ isInTheWay: Bool
  ) -> Earlier? {
    let hash = Self.hash(email)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
    while slots[slot] != 0 {
      let held = slots[slot]
      let place = Int(truncatingIfNeeded: held & ~Self.fingerprint)
      if (held ^ hash) & Self.fingerprint == 0, arena.holds(email, at: place) {
        return arena.markInTheWay(place)
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    let place = arena.append(email, hash: hash, line: line, isInTheWay: isInTheWay)
    slots[slot] = (hash & Self.fingerprint) | UInt64(truncatingIfNeeded: place)
    count &+= 1
    return nil
  }

  private mutating func grow() {
    let larger = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: slots.count * 2)
    larger.initialize(repeating: 0)
    arena.forEach { hash, place in
      var slot = Int(truncatingIfNeeded: hash) & (larger.count &- 1)
      while larger[slot] != 0 { slot = (slot &+ 1) & (larger.count &- 1) }
      larger[slot] = (hash & Self.fingerprint) | UInt64(truncatingIfNeeded: place)
    }
    slots.deallocate()
    slots = larger
  }

  private static func hash(_ email: UnsafeRawBufferPointer) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(bytes: email)
    return UInt64(truncatingIfNeeded: hasher.finalize())
  }
}
