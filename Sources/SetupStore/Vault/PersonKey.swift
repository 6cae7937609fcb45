import Platform
import Basics
import SetupCore

/// The key under which people are told apart without being named.
///
/// Made once a state folder and never bundled, so that a digest says "the same person" there and
/// nothing anywhere else.
public struct PersonKey: Sendable {
  static let size = 32
  let bytes: [UInt8]

  /// The first 16 hexadecimal digits of the keyed digest of a person's e-mail.
  ///
  /// Spaces around it and letter case don't count, as where e-mails are compared.
  public func digest(of person: String) -> String {
    let email = EmailAddress(person).canonical
    let code = HMACSHA256.code(of: Array(email.utf8), key: bytes)
    return Hexadecimal.text(code.prefix(8))
  }

  /// What stands in a text for a person's e-mail, `[person 4821]`: the same one for the same person.
  ///
  /// The number is reckoned from the key and the address alone, so that nothing has to be kept, and
  /// journal and bundle hold the same text. Two of a hundred people share one by chance once in two
  /// set-ups; a text names few.
  public func standIn(for person: String) -> String {
    let email = EmailAddress(person).canonical
    let code = HMACSHA256.code(of: Array("stand-in ".utf8) + Array(email.utf8), key: bytes)
    let number = code.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    return "[person \(number % 9999 + 1)]"
  }

  /// A key of random bytes, for as long as the value is held.
  static func random() -> PersonKey {
    PersonKey(bytes: (0..<size).map { _ in UInt8.random(in: .min ... .max) })
  }
}

extension Vault {
  /// The key of this state folder, made and saved if there is none.
  ///
  /// A folder opened read-only that has none gets one for this sitting alone: nothing that is
  /// made with it is saved there either.
  public func personKey() throws(StoreFailure) -> PersonKey {
    let file = path + "/key"
    if let bytes = try readPlainFile(file, atMost: 4096, operations) {
      guard bytes.count == PersonKey.size else { throw .damagedKey(path: file) }
      return PersonKey(bytes: bytes)
    }
    let key = PersonKey.random()
    guard isWritable else { return key }
    try prepare()
    try attempt(.write, file) { () throws(SystemError) in
      try operations.replace(file, with: key.bytes)
    }
    return key
  }
}
