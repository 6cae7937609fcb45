/// The eight words of a SHA-256 in progress, and the 64 rounds that stir a block into them.
///
/// The rounds are written out with their constants in place, and turn the names of the words
/// instead of the words: with a loop over an array of constants, or with shifted words, the same
/// code takes a third longer.
struct SHA256Words: Sendable {
  var a, b, c, d, e, f, g, h: UInt32

  static let initial = SHA256Words(
    a: 0x6a09_e667, b: 0xbb67_ae85, c: 0x3c6e_f372, d: 0xa54f_f53a,
    e: 0x510e_527f, f: 0x9b05_688c, g: 0x1f83_d9ab, h: 0x5be0_cd19)

  /// The words as the 32 bytes of a digest.
  var bytes: [UInt8] {
    [a, b, c, d, e, f, g, h].flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }

  /// Stirs one block of 64 bytes in; `w` is scratch for 16 words.
  @inline(__always)
  mutating func compress(_ block: UnsafeRawPointer, _ w: UnsafeMutablePointer<UInt32>) {
    var stirred = self
    var bc = b ^ c
    stirred.rounds0To15(&bc, block, w)
    stirred.rounds16To31(&bc, w)
    stirred.rounds32To47(&bc, w)
    stirred.rounds48To63(&bc, w)
    a &+= stirred.a
    b &+= stirred.b
    c &+= stirred.c
    d &+= stirred.d
    e &+= stirred.e
    f &+= stirred.f
    g &+= stirred.g
    h &+= stirred.h
  }

  /// The next word of the message schedule, in place of the one 16 before it.
  @inline(__always)
  static func next(_ w: UnsafeMutablePointer<UInt32>, _ i: Int) -> UInt32 {
    let x = w[(i &+ 1) & 15]
    let y = w[(i &+ 14) & 15]
    let s0 = rotated(x, 7) ^ rotated(x, 18) ^ (x >> 3)
    let s1 = rotated(y, 17) ^ rotated(y, 19) ^ (y >> 10)
    let word = w[i] &+ s0 &+ w[(i &+ 9) & 15] &+ s1
    w[i] = word
    return word
  }

  /// The schedule's first words are the block's own.
  @inline(__always)
  static func first(_ block: UnsafeRawPointer, _ w: UnsafeMutablePointer<UInt32>, _ i: Int)
    -> UInt32
  {
    let word = UInt32(bigEndian: block.loadUnaligned(fromByteOffset: i &* 4, as: UInt32.self))
    w[i] = word
    return word
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, _ by: UInt32) -> UInt32 {
    (word &>> by) | (word &<< (32 &- by))
  }

  /// One round; `kw` is the round's constant plus its word of the schedule.
  ///
  /// The majority of three words is taken by what they differ in, which is half known from the
  /// round before: its `a` and `b` are this one's `b` and `c`.
  @inline(__always)
  static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ kw: UInt32, _ bc: inout UInt32
  ) {
    let s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
    let t = h &+ s1 &+ (g ^ (e & (f ^ g))) &+ kw
    let s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
    d &+= t
    let ab = a ^ b
    h = t &+ s0 &+ (b ^ (ab & bc))
    bc = ab
  }
}
