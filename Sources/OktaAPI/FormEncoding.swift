import Basics

/// Names and values as a query or a form body has them.
enum FormEncoding {
  /// The fields joined by `&`, everything but unreserved characters as `%XX`.
  static func encode(_ fields: [(name: String, value: String)]) -> String {
    fields.map { "\(PercentEncoding.encoded($0.name))=\(PercentEncoding.encoded($0.value))" }
      .joined(separator: "&")
  }

  /// The value of a field in an address's query; nil where it isn't there.
  static func value(_ name: String, in address: String) -> String? {
    let query = address.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
    let field = query.split(separator: "&").first { $0.hasPrefix("\(name)=") }
    return field.map { PercentEncoding.decoded($0.dropFirst(name.count + 1), plusIsBlank: true) }
  }
}
