import Basics

/// A request's address, taken apart.
struct URLParts: Hashable, Sendable {
  /// Scheme, host and port, as the request named them; links in answers repeat it.
  var origin: String
  /// The path's parts, percent-decoded; repeated slashes count as one, as at Okta.
  var path: [String]
  /// The query's values by name; the last one of a repeated name.
  var query: [String: String]

  /// Takes an absolute address apart; nil where it isn't http or https.
  init?(_ url: String) {
    guard let scheme = ["https://", "http://"].first(where: url.hasPrefix) else { return nil }
    let rest = url.dropFirst(scheme.count)
    let host = rest.prefix { $0 != "/" && $0 != "?" }
    guard !host.isEmpty else { return nil }
    let target = rest.dropFirst(host.count).split(
      separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    self.origin = scheme + host
    self.path = (target.first ?? "").split(separator: "/").map { Self.decoded($0) }
    self.query = target.count > 1 ? Self.fields(target[1]) : [:]
  }

  /// The fields of a query or of a form body.
  static func fields(_ text: Substring) -> [String: String] {
    var fields: [String: String] = [:]
    for pair in text.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      fields[decoded(parts[0])] = parts.count > 1 ? decoded(parts[1]) : ""
    }
    return fields
  }

  /// Text with `%41` and `+` undone.
  static func decoded(_ text: Substring) -> String {
    PercentEncoding.decoded(text, plusIsBlank: true)
  }
}
