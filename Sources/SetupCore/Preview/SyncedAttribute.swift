/// An attribute of the app's profile whose values reach DX, with the columns of an export that
/// belong to it.
public struct SyncedAttribute: Hashable, Sendable {
  /// The attribute's key inside Okta.
  public let variableName: String
  /// The name under which DX reads it.
  public let externalName: String
  /// How DX reads its values.
  public let reading: DXReading
  /// Whether Okta makes it with every app.
  let isDefault: Bool
  /// The names of columns that belong to it, folded.
  private let columns: [String]

  /// An attribute by both names.
  ///
  /// A column belongs to it that bears its External name or a listed old one, letter case, spaces
  /// and `_` aside.
  public init(variableName: String, externalName: String) {
    isDefault = false
    self.variableName = variableName
    self.externalName = externalName
    reading = DXReading(externalName: externalName)
    let property = DXProperty.named(externalName)
    let names = property.map { [$0.externalName] + $0.oldNames } ?? [externalName]
    columns = names.map(DXProperty.folded)
  }

  private init(base variableName: String, columns: [String]) {
    isDefault = true
    self.variableName = variableName
    externalName = variableName
    reading = variableName == "email" ? .email : .text
    self.columns = columns
  }

  /// Whether a column of an export belongs to it.
  public func owns(column: String) -> Bool { columns.contains(DXProperty.folded(column)) }

  /// The default attributes that DX identifies and names people by.
  ///
  /// The column of `email` is the one that was verified as such, whatever it is called.
  public static let defaults = [
    SyncedAttribute(base: "email", columns: []),
    SyncedAttribute(base: "givenName", columns: ["givenname", "firstname"]),
    SyncedAttribute(base: "familyName", columns: ["familyname", "lastname", "surname"]),
  ]
}

extension ObservedSchema {
  /// The custom attributes that DX would read, mapped or not: Okta pushes the whole profile.
  public var synced: [SyncedAttribute] {
    custom.compactMap { attribute in
      guard attribute.externalNamespace == coreUserNamespace,
        let name = attribute.externalName, DXProperty.reads(name)
      else { return nil }
      return SyncedAttribute(variableName: attribute.variableName, externalName: name)
    }
  }
}
