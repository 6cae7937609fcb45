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
