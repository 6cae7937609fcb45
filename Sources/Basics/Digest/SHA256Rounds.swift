/// The 64 rounds, sixteen at a time; the constants are those of FIPS 180-4, section 4.2.2.
extension SHA256Words {
  @inline(__always)
  mutating func rounds0To15(
    _ bc: inout UInt32, _ block: UnsafeRawPointer, _ w: UnsafeMutablePointer<UInt32>
  ) {
    Self.round(a, b, c, &d, e, f, g, &h, 0x428a_2f98 &+ Self.first(block, w, 0), &bc)
    Self.round(h, a, b, &c, d, e, f, &g, 0x7137_4491 &+ Self.first(block, w, 1), &bc)
    Self.round(g, h, a, &b, c, d, e, &f, 0xb5c0_fbcf &+ Self.first(block, w, 2), &bc)
    Self.round(f, g, h, &a, b, c, d, &e, 0xe9b5_dba5 &+ Self.first(block, w, 3), &bc)
    Self.round(e, f, g, &h, a, b, c, &d, 0x3956_c25b &+ Self.first(block, w, 4), &bc)
    Self.round(d, e, f, &g, h, a, b, &c, 0x59f1_11f1 &+ Self.first(block, w, 5), &bc)
    Self.round(c, d, e, &f, g, h, a, &b, 0x923f_82a4 &+ Self.first(block, w, 6), &bc)
    Self.round(b, c, d, &e, f, g, h, &a, 0xab1c_5ed5 &+ Self.first(block, w, 7), &bc)
    Self.round(a, b, c, &d, e, f, g, &h, 0xd807_aa98 &+ Self.first(block, w, 8), &bc)
    Self.round(h, a, b, &c, d, e, f, &g, 0x1283_5b01 &+ Self.first(block, w, 9), &bc)
    Self.round(g, h, a, &b, c, d, e, &f, 0x2431_85be &+ Self.first(block, w, 10), &bc)
    Self.round(f, g, h, &a, b, c, d, &e, 0x550c_7dc3 &+ Self.first(block, w, 11), &bc)
    Self.round(e, f, g, &h, a, b, c, &d, 0x72be_5d74 &+ Self.first(block, w, 12), &bc)
    Self.round(d, e, f, &g, h, a, b, &c, 0x80de_b1fe &+ Self.first(block, w, 13), &bc)
    Self.round(c, d, e, &f, g, h, a, &b, 0x9bdc_06a7 &+ Self.first(block, w, 14), &bc)
    Self.round(b, c, d, &e, f, g, h, &a, 0xc19b_f174 &+ Self.first(block, w, 15), &bc)
  }

  @inline(__always)
  mutating func rounds16To31(_ bc: inout UInt32, _ w: UnsafeMutablePointer<UInt32>) {
    Self.round(a, b, c, &d, e, f, g, &h, 0xe49b_69c1 &+ Self.next(w, 0), &bc)
    Self.round(h, a, b, &c, d, e, f, &g, 0xefbe_4786 &+ Self.next(w, 1), &bc)
    Self.round(g, h, a, &b, c, d, e, &f, 0x0fc1_9dc6 &+ Self.next(w, 2), &bc)
    Self.round(f, g, h, &a, b, c, d, &e, 0x240c_a1cc &+ Self.next(w, 3), &bc)
    Self.round(e, f, g, &h, a, b, c, &d, 0x2de9_2c6f &+ Self.next(w, 4), &bc)
    Self.round(d, e, f, &g, h, a, b, &c, 0x4a74_84aa &+ Self.next(w, 5), &bc)
    Self.round(c, d, e, &f, g, h, a, &b, 0x5cb0_a9dc &+ Self.next(w, 6), &bc)
    Self.round(b, c, d, &e, f, g, h, &a, 0x76f9_88da &+ Self.next(w, 7), &bc)
    Self.round(a, b, c, &d, e, f, g, &h, 0x983e_5152 &+ Self.next(w, 8), &bc)
    Self.round(h, a, b, &c, d, e, f, &g, 0xa831_c66d &+ Self.next(w, 9), &bc)
    Self.round(g, h, a, &b, c, d, e, &f, 0xb003_27c8 &+ Self.next(w, 10), &bc)
    Self.round(f, g, h, &a, b, c, d, &e, 0xbf59_7fc7 &+ Self.next(w, 11), &bc)
    Self.round(e, f, g, &h, a, b, c, &d, 0xc6e0_0bf3 &+ Self.next(w, 12), &bc)
    Self.round(d, e, f, &g, h, a, b, &c, 0xd5a7_9147 &+ Self.next(w, 13), &bc)
    Self.round(c, d, e, &f, g, h, a, &b, 0x06ca_6351 &+ Self.next(w, 14), &bc)
    Self.round(b, c, d, &e, f, g, h, &a, 0x1429_2967 &+ Self.next(w, 15), &bc)
  }

  @inline(__always)
  mutating func rounds32To47(_ bc: inout UInt32, _ w: UnsafeMutablePointer<UInt32>) {
    Self.round(a, b, c, &d, e, f, g, &h, 0x27b7_0a85 &+ Self.next(w, 0), &bc)
    Self.round(h, a, b, &c, d, e, f, &g, 0x2e1b_2138 &+ Self.next(w, 1), &bc)
    Self.round(g, h, a, &b, c, d, e, &f, 0x4d2c_6dfc &+ Self.next(w, 2), &bc)
    Self.round(f, g, h, &a, b, c, d, &e, 0x5338_0d13 &+ Self.next(w, 3), &bc)
    Self.round(e, f, g, &h, a, b, c, &d, 0x650a_7354 &+ Self.next(w, 4), &bc)
    Self.round(d, e, f, &g, h, a, b, &c, 0x766a_0abb &+ Self.next(w, 5), &bc)
    Self.round(c, d, e, &f, g, h, a, &b, 0x81c2_c92e &+ Self.next(w, 6), &bc)
    Self.round(b, c, d, &e, f, g, h, &a, 0x9272_2c85 &+ Self.next(w, 7), &bc)
    Self.round(a, b, c, &d, e, f, g, &h, 0xa2bf_e8a1 &+ Self.next(w, 8), &bc)
    Self.round(h, a, b, &c, d, e, f, &g, 0xa81a_664b &+ Self.next(w, 9), &bc)
    Self.round(g, h, a, &b, c, d, e, &f, 0xc24b_8b70 &+ Self.next(w, 10), &bc)
    Self.round(f, g, h, &a, b, c, d, &e, 0xc76c_51a3 &+ Self.next(w, 11), &bc)
    Self.round(e, f, g, &h, a, b, c, &d, 0xd192_e819 &+ Self.next(w, 12), &bc)
    Self.round(d, e, f, &g, h, a, b, &c, 0xd699_0624 &+ Self.next(w, 13), &bc)
    Self.round(c, d, e, &f, g, h, a, &b, 0xf40e_3585 &+ Self.next(w, 14), &bc)
    Self.round(b, c, d, &e, f, g, h, &a, 0x106a_a070 &+ Self.next(w, 15), &bc)
  }

  @inline(__always)
  mutating func rounds48To63(_ bc: inout UInt32, _ w: UnsafeMutablePointer<UInt32>) {
    Self.round(a, b, c, &d, e, f, g, &h, 0x19a4_c116 &+ Self.next(w, 0), &bc)
    Self.round(h, a, b, &c, d, e, f, &g, 0x1e37_6c08 &+ Self.next(w, 1), &bc)
    Self.round(g, h, a, &b, c, d, e, &f, 0x2748_774c &+ Self.next(w, 2), &bc)
    Self.round(f, g, h, &a, b, c, d, &e, 0x34b0_bcb5 &+ Self.next(w, 3), &bc)
    Self.round(e, f, g, &h, a, b, c, &d, 0x391c_0cb3 &+ Self.next(w, 4), &bc)
    Self.round(d, e, f, &g, h, a, b, &c, 0x4ed8_aa4a &+ Self.next(w, 5), &bc)
    Self.round(c, d, e, &f, g, h, a, &b, 0x5b9c_ca4f &+ Self.next(w, 6), &bc)
    Self.round(b, c, d, &e, f, g, h, &a, 0x682e_6ff3 &+ Self.next(w, 7), &bc)
    Self.round(a, b, c, &d, e, f, g, &h, 0x748f_82ee &+ Self.next(w, 8), &bc)
    Self.round(h, a, b, &c, d, e, f, &g, 0x78a5_636f &+ Self.next(w, 9), &bc)
    Self.round(g, h, a, &b, c, d, e, &f, 0x84c8_7814 &+ Self.next(w, 10), &bc)
    Self.round(f, g, h, &a, b, c, d, &e, 0x8cc7_0208 &+ Self.next(w, 11), &bc)
    Self.round(e, f, g, &h, a, b, c, &d, 0x90be_fffa &+ Self.next(w, 12), &bc)
    Self.round(d, e, f, &g, h, a, b, &c, 0xa450_6ceb &+ Self.next(w, 13), &bc)
    Self.round(c, d, e, &f, g, h, a, &b, 0xbef9_a3f7 &+ Self.next(w, 14), &bc)
    Self.round(b, c, d, &e, f, g, h, &a, 0xc671_78f2 &+ Self.next(w, 15), &bc)
  }
}
