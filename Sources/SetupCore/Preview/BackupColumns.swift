/// Which columns of a backup belong to which attributes.
public struct BackupColumns: Hashable, Sendable {
  /// The app's custom attributes, then the default ones of which the backup has a column.
  public let attributes: [SyncedAttribute]
  /// How many of these are custom ones.
  public let customCount: Int
  /// Where each attribute's column stands; nil for one that the backup hasn't.
  let places: [Int?]
  /// Columns that no attribute belongs to, but for those of whole names, which the default
  /// attributes make.
  public let withoutAttribute: [String]

  /// The columns of a header for the attributes of an app's profile.
  ///
  /// - Parameter emailPlace: the column that holds the e-mails, counted from 0.
  public init(_ custom: [SyncedAttribute], header: [String], emailPlace: Int) {
    let placed = SyncedAttribute.defaults.compactMap { attribute -> (SyncedAttribute, Int)? in
      let place =
        attribute.variableName == "email"
        ? emailPlace : header.firstIndex { attribute.owns(column: $0) }
      return place.map { (attribute, $0) }
    }
    attributes = custom + placed.map(\.0)
    customCount = custom.count
    places =
      custom.map { attribute in header.firstIndex { attribute.owns(column: $0) } }
      + placed.map(\.1)
    let known = Set(places.compactMap { $0 } + [emailPlace])
    withoutAttribute = header.indices.filter { !known.contains($0) }.map { header[$0] }.filter {
      !["", "name", "fullname", "displayname"].contains(DXProperty.folded($0))
    }
  }

  /// External names of custom attributes of which there is no column.
  public var missing: [String] {
    zip(attributes, places).filter { $0.1 == nil }.map(\.0.externalName)
  }

  /// The values of a row, one for each attribute; empty where there is no column.
  public func values(of row: [String]) -> [String] {
    places.map { place in
      guard let place, row.indices.contains(place) else { return "" }
      return row[place]
    }
  }
}
