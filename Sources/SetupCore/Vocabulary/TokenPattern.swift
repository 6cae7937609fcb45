/// Where token-like strings are in a text, in order.
///
/// What follows `Bearer` or `SSWS`; JSON Web Tokens; Okta's API tokens (42 characters from
/// `00`); and any long run of base64, hexadecimal or URL-safe characters in which letters and
/// digits mix as they don't in words, names, dates and paths.
func tokenRanges(in text: [Unicode.Scalar]) -> [Range<Int>] {
  var ranges: [Range<Int>] = []
  var schemeEnd: Int?
  for run in runs(in: text) {
    let follows = schemeEnd.map { isGap(text[$0..<run.lowerBound]) } ?? false
    if isToken(text[run]) || (follows && isCredential(text[run])) {
      ranges.append(run)
    } else {
      ranges += parts(of: run, in: text).filter { isToken(text[$0]) }
    }
    schemeEnd = isScheme(text[run]) ? run.upperBound : nil
  }
  return ranges
}

/// The maximal runs of characters that tokens are made of; a full stop at a run's end is the
/// sentence's.
private func runs(in text: [Unicode.Scalar]) -> [Range<Int>] {
  var found: [Range<Int>] = []
  var start = 0
  while start < text.count {
    var end = start
    while end < text.count, text[end].isTokenPart || text[end] == "." { end += 1 }
    let next = max(end, start + 1)
    while end > start, text[end - 1] == "." { end -= 1 }
    if end > start { found.append(start..<end) }
    start = next
  }
  return found
}

/// A run's parts between full stops and equals signs: `token=…`, `….json`.
private func parts(of run: Range<Int>, in text: [Unicode.Scalar]) -> [Range<Int>] {
  text[run].split { $0 == "." || $0 == "=" }.map { $0.startIndex..<$0.endIndex }
}

private func isScheme(_ run: ArraySlice<Unicode.Scalar>) -> Bool {
  guard run.count <= 6 else { return false }
  return ["bearer", "ssws"].contains(String(String.UnicodeScalarView(run)).lowercased())
}

/// What stands between a scheme and its credential; a full stop ends the sentence.
private func isGap(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
  text.allSatisfy { $0 == " " || $0 == ":" || $0 == "\"" || $0 == "'" || $0 == "<" }
}

/// Whether a word after `Bearer` is a credential: `Bearer Token` and `Bearer authentication` aren't.
private func isCredential(_ run: ArraySlice<Unicode.Scalar>) -> Bool {
  if run.count >= 20 { return true }
  let mixesCases = run.dropFirst().contains { $0.isASCIIUpper } && run.contains { $0.isASCIILower }
  return run.count >= 6 && (mixesCases || run.contains { $0.isASCIIDigit })
}

private func isToken(_ run: ArraySlice<Unicode.Scalar>) -> Bool {
  if run.count >= 16, run.starts(with: "eyJ".unicodeScalars) { return true }
  guard !run.contains(".") else { return false }
  if run.count == 42, run.starts(with: "00".unicodeScalars) { return true }
  guard run.count >= 20 else { return false }
  let words = run.split { !$0.isASCIIAlphanumeric }.filter {
    !isTimestamp($0) && !isOktaID($0) && !isAttribute($0)
  }
  return words.contains { $0.count >= 16 && !isWordlike($0) } || isRestless(words, run.count)
}

/// Whether letters, digits and cases change within the words more often than people write.
///
/// Random base64 changes at every second character, a camel-case name or a file name with a date
/// at every seventh or later.
private func isRestless(_ words: [ArraySlice<Unicode.Scalar>], _ count: Int) -> Bool {
  let changes = words.reduce(0) { total, word in
    total + zip(word, word.dropFirst()).count { changesKind($0, $1) }
  }
  return changes >= 4 && changes * 6 >= count
}

private func changesKind(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
  one.isASCIIDigit != other.isASCIIDigit || (one.isASCIILower && other.isASCIIUpper)
}

/// Whether letters and digits stand together as they do in names: `region2026`, `2026region`, or
/// all of one kind.
private func isWordlike(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
  let digits = word.count { $0.isASCIIDigit }
  if digits == 0 || digits == word.count { return true }
  let first = word.prefix { $0.isASCIIDigit }.count
  let last = word.reversed().prefix { $0.isASCIIDigit }.count
  return digits <= 4 && max(first, last) == digits
}

/// `20261123T140211Z`, as in names of files.
private func isTimestamp(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
  let numbers = word.split { $0 == "T" || $0 == "Z" }
  return numbers.map(\.count) == [8, 6] && numbers.allSatisfy { $0.allSatisfy(\.isASCIIDigit) }
}

/// An id that Okta gave an app, group, user type, profile mapping or push of a group.
///
/// These are no secrets. A person's id is not spared.
private func isOktaID(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
  word.count == 20
    && ["0oa", "00g", "oty", "prm", "gPm"].contains { word.starts(with: $0.unicodeScalars) }
}

/// The one attribute of SCIM's core schema whose name mixes digits and cases as tokens do (RFC
/// 7643, 4.1.2).
private func isAttribute(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
  word.elementsEqual("x509Certificates".unicodeScalars)
}

extension Unicode.Scalar {
  fileprivate var isASCIIUpper: Bool { isASCIILetter && !isASCIILower }

  fileprivate var isTokenPart: Bool {
    isASCIIAlphanumeric || self == "+" || self == "/" || self == "_" || self == "-" || self == "="
      || self == "~"
  }
}
