/// Records of texts one behind the other, each text with its length before it.
struct ValueStore: Sendable {
  // Not one array: it would be there twice whenever it grows.
  private static let slabSize = 1 << 20
  private static let longLength: UInt8 = 0xFF
  private var slabs: [[UInt8]] = []

  /// Begins a record and returns its place.
  mutating func begin() -> Int {
    if slabs.last.map({ $0.count >= Self.slabSize }) ?? true {
      slabs.append([])
      slabs[slabs.count - 1].reserveCapacity(Self.slabSize + 4096)
    }
    return (slabs.count - 1) << 32 | slabs[slabs.count - 1].count
  }

  /// Adds a text to the record that was begun last.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    let slab = slabs.count - 1
    if text.count < Int(Self.longLength) {
      slabs[slab].append(UInt8(text.count))
    } else {
      slabs[slab].append(Self.longLength)
      for shift in [0, 8, 16, 24] {
        slabs[slab].append(UInt8(truncatingIfNeeded: text.count >> shift))
      }
    }
    slabs[slab].append(contentsOf: text)
  }

  /// The first byte of a record; nothing of it is read yet.
  func firstByte(at place: Int) -> UInt8 {
    let slab = slabs[place >> 32]
    let start = place & 0xFFFF_FFFF
    return start < slab.count ? slab[start] : 0
  }

  /// The record at a place, of so many texts.
  func record(at place: Int, width: Int) -> BackupRecord {
    BackupRecord(slab: slabs[place >> 32], start: place & 0xFFFF_FFFF, width: width)
  }

  /// The text whose length stands at a place; steps over it.
  fileprivate static func text(
    _ slab: UnsafeBufferPointer<UInt8>, _ at: inout Int
  ) -> UnsafeBufferPointer<UInt8> {
    var length = Int(slab[at])
    at += 1
    if length == Int(longLength) {
      length = (0..<4).reduce(0) { $0 | Int(slab[at + $1]) << (8 * $1) }
      at += 4
    }
    defer { at += length }
    return UnsafeBufferPointer(rebasing: slab[at..<at + length])
  }
}

/// The values of one person of a backup, in the order of its columns.
struct BackupRecord {
  fileprivate let slab: [UInt8]
  fileprivate let start: Int
  fileprivate let width: Int

  /// Hands on each value's bytes with the place of its column.
  func forEach(_ body: (Int, UnsafeBufferPointer<UInt8>) -> Void) {
    slab.withUnsafeBufferPointer { slab in
      var at = start
      for place in 0..<width { body(place, ValueStore.text(slab, &at)) }
    }
  }

  /// The values as texts.
  var texts: [String] {
    var texts: [String] = []
    forEach { texts.append(String(decoding: $1, as: UTF8.self)) }
    return texts
  }
}
