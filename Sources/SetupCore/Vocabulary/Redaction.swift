import Basics

/// A person's words with e-mail addresses and secrets replaced, fit for journal and bundle.
///
/// E-mail addresses become `[e-mail]` and token-like strings `[token]`; controls and invisible
/// characters go, line breaks become spaces, and at most `redactionLimit` characters stay. Doing it
/// twice changes nothing. When in doubt it replaces: words can be typed again, a leak can't be
/// taken back.
///
/// - Parameter standIn: what an address becomes; a state folder's key can tell people apart by it.
public func redacted(
  _ text: String, standIn: (String) -> String = { _ in emailMark }
) -> String {
  var result = visible(text)
  // Cutting may turn the rest of a long word into something token-like; each pass only shortens
  // what the next one can find.
  for _ in 0..<8 {
    let emails = replacingEmails(result, standIn)
    let next = replacingTokens(emails).bounded(to: redactionLimit)
    guard next != result else { break }
    result = next
  }
  return result
}

/// What an e-mail address becomes where nobody can tell people apart.
public let emailMark = "[e-mail]"

/// Whether something in a text was replaced, so that it isn't what it was.
func holdsReplacement(_ text: String) -> Bool {
  [emailMark, "[token]", "[person "].contains { text[...].firstRange(ofText: $0) != nil }
}

/// How many characters of a person's words are kept.
public let redactionLimit = 2_000

/// Whether a text has something in it that looks like an API token, so that a field refuses it.
///
/// Not for paths: the name of a temporary folder is as random as a token.
public func looksLikeToken(_ text: String) -> Bool {
  !tokenRanges(in: Array(visible(text).unicodeScalars)).isEmpty
}

/// The text without what can't be seen, and no longer than a pattern is searched for.
///
/// An address with a zero-width character in it is an address still.
private func visible(_ text: String) -> String {
  onOneLine(text.unicodeScalars.prefix(16 * redactionLimit), keepsJoiners: false)
}

private func replacingEmails(_ text: String, _ standIn: (String) -> String) -> String {
  let scalars = Array(text.unicodeScalars)
  return replacing(emailRanges(in: scalars), of: scalars, by: standIn)
}

private func replacingTokens(_ text: String) -> String {
  let scalars = Array(text.unicodeScalars)
  return replacing(tokenRanges(in: scalars), of: scalars) { _ in "[token]" }
}

/// The text with ranges replaced, which are in order and don't overlap.
private func replacing(
  _ ranges: [Range<Int>], of scalars: [Unicode.Scalar], by mark: (String) -> String
) -> String {
  var result = String.UnicodeScalarView()
  var end = 0
  for range in ranges {
    result.append(contentsOf: scalars[end..<range.lowerBound])
    var replaced = String.UnicodeScalarView()
    replaced.append(contentsOf: scalars[range])
    result.append(contentsOf: mark(String(replaced)).unicodeScalars)
    end = range.upperBound
  }
  result.append(contentsOf: scalars[end...])
  return String(result)
}
