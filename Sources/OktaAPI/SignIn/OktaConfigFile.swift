import Basics
import HTTPTransport
import SetupCore

/// The text of `~/.okta/okta.yaml`, as far as it says how to sign in.
///
/// A small part of YAML: nested keys by indentation, plain and quoted values, lists in both
/// styles, comments. Of `okta.client` the keys `orgUrl`, `token`, `authorizationMode`, `clientId`
/// and `scopes` are read; everything else is passed over, a private key's text included.
public enum OktaConfigFile {
  /// The most bytes that are read.
  public static let limit = 64 << 10

  /// The settings in a text.
  public static func read(_ text: String) throws(OktaFileProblem) -> OktaSettings {
    guard text.utf8.count <= limit else { throw .tooLarge }
    var reader = YAMLOutline()
    var settings = OktaSettings()
    var hasPrivateKey = false
    var hasContent = false
    // Okta's own tools pass over a byte-order mark as well.
    let text =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      hasContent = hasContent || line.first { !$0.isWhitespace }.map { $0 != "#" } ?? false
      guard let entry = try reader.take(line, number: index + 1) else { continue }
      if entry.path == ["okta", "client", "privatekey"] { hasPrivateKey = true }
      settings.take(entry)
    }
    guard reader.hasKeys || !hasContent else { throw .notRead }
    if hasPrivateKey, settings.token == nil, settings.mode == nil { settings.mode = "PrivateKey" }
    return settings
  }
}

extension OktaSettings {
  fileprivate mutating func take(_ entry: YAMLOutline.Entry) {
    guard entry.path.count == 3, entry.path.starts(with: ["okta", "client"]) else { return }
    let value = entry.values.first.flatMap { $0.isEmpty ? nil : $0 }
    switch entry.path[2] {
    case "orgurl": address = value
    case "token": token = value.map { Secret($0) }
    case "authorizationmode": mode = value
    case "clientid": clientID = value.map { sanitised($0, limit: 100) }
    case "scopes": scopes += entry.values.flatMap(Self.words)
    default: break
    }
  }
}

/// Why `okta.yaml` can't be read; no sentence shows what stands in it.
public enum OktaFileProblem: Error, Hashable, Sendable, Explained {
  /// It is longer than any such file.
  case tooLarge
  /// It has content, but none that can be read as keys and values.
  case notRead
  /// A line is indented with a tab, which YAML forbids.
  case tab(line: Int)
  /// A quotation mark is not closed on its line.
  case openQuote(line: Int)

  /// What is wrong, as a sentence.
  public var reason: String {
    switch self {
    case .tooLarge: "~/.okta/okta.yaml is larger than 64 KB."
    case .notRead: "~/.okta/okta.yaml has content, but no keys that can be read."
    case .tab(let line): "~/.okta/okta.yaml has a tab in front of line \(line)."
    case .openQuote(let line):
      "~/.okta/okta.yaml has a quotation mark on line \(line) that is not closed."
    }
  }

  /// What to do next, as a sentence.
  public var remedy: String {
    "Mend the file, or set OKTA_CLIENT_ORGURL and OKTA_CLIENT_TOKEN, which come before it."
  }
}
