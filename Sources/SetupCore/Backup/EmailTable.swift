/// An e-mail as 128 bits, keyed anew in each process.
///
/// Of a million different e-mails two have the same hash with a chance below 1 in 10^26, and who
/// writes a file doesn't know the key.
struct EmailHash: Equatable, Sendable {
  /// Stands for no e-mail.
  static let none = EmailHash(high: 0, low: 0)

  fileprivate let high: UInt64
  fileprivate let low: UInt64

  private init(high: UInt64, low: UInt64) {
    (self.high, self.low) = (high, low)
  }

  /// The hash of an e-mail in the form to compare by, never that of none.
  init(_ canonical: UnsafeRawBufferPointer) {
    var hasher = Hasher()
    hasher.combine(bytes: canonical)
    high = UInt64(truncatingIfNeeded: Int64(hasher.finalize()))
    hasher.combine(true)
    low = UInt64(truncatingIfNeeded: hasher.finalize()) | 1
  }

  /// The hash of an e-mail.
  init(_ email: EmailAddress) {
    var canonical = email.canonical
    self = canonical.withUTF8 { EmailHash(UnsafeRawBufferPointer($0)) }
  }
}

/// Something small for each e-mail, found by the e-mail's hash.
///
/// It is split into parts that grow by half, one after the other: a dictionary doubles as a
/// whole, and is there twice while it does.
struct EmailTable<Value: Sendable>: Sendable {
  private static var partCount: Int { 256 }
  private var parts: [Part]

  /// How many e-mails it has.
  var count: Int { parts.reduce(0) { $0 + $1.count } }

  init() {
    parts = [Part](repeating: Part(), count: Self.partCount)
  }

  /// What is there for an e-mail; nil if nothing is.
  func find(_ hash: EmailHash) -> Value? { parts[part(of: hash)].find(hash) }

  /// Has memory fetch what a look-up needs; the result means nothing.
  func fetch(_ hash: EmailHash) -> UInt64 { parts[part(of: hash)].fetch(hash) }

  /// Puts something there for an e-mail that has nothing; returns what is there already.
  mutating func insert(_ hash: EmailHash, _ value: Value) -> Value? {
    parts[part(of: hash)].insert(hash, value)
  }

  /// Puts something else there for an e-mail that is known.
  mutating func replace(_ hash: EmailHash, _ value: Value) {
    parts[part(of: hash)].replace(hash, value)
  }

  /// Hands on what is there, in no order.
  func forEach(_ body: (Value) -> Void) { for part in parts { part.forEach(body) } }

  private func part(of hash: EmailHash) -> Int {
    Int(truncatingIfNeeded: hash.high % UInt64(Self.partCount))
  }

  /// A table with open addressing, at most four fifths full.
  private struct Part: Sendable {
    private(set) var count = 0
    private var hashes: [EmailHash] = []
    private var values: [Value] = []

    func find(_ hash: EmailHash) -> Value? {
      guard count > 0 else { return nil }
      let slot = slot(of: hash)
      return hashes[slot] == hash ? values[slot] : nil
    }

    func fetch(_ hash: EmailHash) -> UInt64 {
      hashes.isEmpty ? 0 : hashes[firstSlot(of: hash)].low
    }

    func forEach(_ body: (Value) -> Void) {
      for (hash, value) in zip(hashes, values) where hash != .none { body(value) }
    }

    mutating func insert(_ hash: EmailHash, _ value: Value) -> Value? {
      if count &* 5 >= hashes.count &* 4 { grow(filling: value) }
      let slot = slot(of: hash)
      if hashes[slot] == hash { return values[slot] }
      (hashes[slot], values[slot]) = (hash, value)
      count &+= 1
      return nil
    }

    mutating func replace(_ hash: EmailHash, _ value: Value) {
      guard count > 0 else { return }
      let slot = slot(of: hash)
      if hashes[slot] == hash { values[slot] = value }
    }

    /// The slot that has the hash, or the free one where it belongs.
    private func slot(of hash: EmailHash) -> Int {
      var slot = firstSlot(of: hash)
      while hashes[slot] != .none, hashes[slot] != hash {
        slot &+= 1
        if slot == hashes.count { slot = 0 }
      }
      return slot
    }

    private func firstSlot(of hash: EmailHash) -> Int {
      Int(truncatingIfNeeded: hash.low.multipliedFullWidth(by: UInt64(hashes.count)).high)
    }

    private mutating func grow(filling value: Value) {
      let old = (hashes: hashes, values: values)
      let room = max(16, old.hashes.count &* 3 / 2)
      hashes = [EmailHash](repeating: .none, count: room)
      values = [Value](repeating: value, count: room)
      for (index, hash) in old.hashes.enumerated() where hash != .none {
        let slot = slot(of: hash)
        (hashes[slot], values[slot]) = (hash, old.values[index])
      }
    }
  }
}
