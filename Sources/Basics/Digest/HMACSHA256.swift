/// HMAC-SHA-256 of bytes that come in pieces, after RFC 2104 and RFC 4231.
public struct HMACSHA256: Sendable {
  private var inner = SHA256()
  private let outerKey: [UInt8]

  /// A code under a key; a key longer than a block is digested first, as the standard says.
  public init(key: [UInt8]) {
    var block = key.count > SHA256.blockSize ? SHA256.digest(of: key) : key
    block += [UInt8](repeating: 0, count: SHA256.blockSize - block.count)
    inner.update(block.map { $0 ^ 0x36 })
    outerKey = block.map { $0 ^ 0x5c }
  }

  /// Takes the next bytes in.
  public mutating func update(_ bytes: [UInt8]) {
    inner.update(bytes)
  }

  /// The code of all bytes taken in; nothing can follow.
  public consuming func finalize() -> [UInt8] {
    SHA256.digest(of: outerKey + inner.finalize())
  }

  /// The code of some bytes at once.
  public static func code(of bytes: [UInt8], key: [UInt8]) -> [UInt8] {
    var code = HMACSHA256(key: key)
    code.update(bytes)
    return code.finalize()
  }
}
