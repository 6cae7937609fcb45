import Basics

/// Names and values as a query or a form body has them.
enum FormEncoding {
  /// The fields joined by `&`, everything but unreserved characters as `%XX`.
  static func encode(_ fields: [(name: String, value: String)]) -> String {
    fields.map { "\(PercentEncoding.encoded($0.name))=\(PercentEncoding.encoded($0.value))" }
      .joined(separator: "&")
  }
}
