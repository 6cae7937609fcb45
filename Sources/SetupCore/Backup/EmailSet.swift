/// The e-mails seen so far, each with the line of the row that had it first.
///
/// Exact: an e-mail is kept whole and compared byte by byte; only one longer than mail allows is
/// kept as its SHA-256, so that a row never costs more than some 360 bytes. The hash that finds
/// the place is keyed anew in each process, so no file can be made to be slow.
struct EmailSet: ~Copyable {
  /// A row whose e-mail an earlier row has.
  struct Duplicate: Equatable {
    /// The line of the row.
    var line: Int
    /// Whether something else was wrong with the row.
    var isInTheWay: Bool
    /// The line of the first row with that e-mail.
    var earlierLine: Int
    /// Whether something was known to be wrong with that row.
    var earlierIsInTheWay: Bool
  }

  /// Hash and place share a slot: the upper bits tell most other e-mails apart without a look.
  private static let fingerprint: UInt64 = ~0 << 40

  private var arena = EmailArena()
  private var waiting = WaitingEmails()
  private var slots = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: 1 << 12)
  private var count = 0
  private var touched: UInt64 = 0

  init() {
    slots.initialize(repeating: 0)
  }

  deinit {
    slots.deallocate()
  }

  /// Whether there is no room for another e-mail before the waiting ones are settled.
  var isFull: Bool { waiting.isFull }

  /// Puts an e-mail in line; what it duplicates is known once `settle` was called.
  mutating func add(_ email: [UInt8], line: Int, isInTheWay: Bool) {
    waiting.add(email, line: line, isInTheWay: isInTheWay)
  }

  /// Takes the waiting e-mails in, in order, and tells of each that was there before.
  ///
  /// They are looked up many at a time because each look-up waits for memory: waiting for all at
  /// once takes about as long as waiting for one.
  mutating func settle(_ found: (Duplicate) -> Void) {
    if (count &+ waiting.count) &* 2 > slots.count { grow() }
    for index in 0..<waiting.count { touched &+= slots[slot(of: waiting[index].hash)] }
    for index in 0..<waiting.count {
      if let duplicate = settle(waiting[index], waiting.bytes(index)) { found(duplicate) }
    }
    waiting.removeAll()
  }

  private mutating func settle(
    _ email: WaitingEmails.Entry, _ bytes: UnsafeRawBufferPointer
  ) -> Duplicate? {
    var slot = slot(of: email.hash)
    while slots[slot] != 0 {
      let held = slots[slot]
      let place = Int(truncatingIfNeeded: held & ~Self.fingerprint)
      if (held ^ email.hash) & Self.fingerprint == 0, arena.holds(bytes, at: place) {
        let earlier = arena.markInTheWay(place)
        return Duplicate(
          line: email.line, isInTheWay: email.isInTheWay, earlierLine: earlier.line,
          earlierIsInTheWay: earlier.wasInTheWay)
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    let place = arena.append(bytes, of: email)
    slots[slot] = (email.hash & Self.fingerprint) | UInt64(truncatingIfNeeded: place)
    count &+= 1
    return nil
  }

  private func slot(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash) & (slots.count &- 1)
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
}
