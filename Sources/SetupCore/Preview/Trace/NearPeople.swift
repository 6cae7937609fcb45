import Basics

/// Somebody who may have been meant by a name that nobody bears.
public struct NearPerson: Hashable, Sendable {
  /// What the person is found by: the e-mail, else the user name.
  public var name: String
  private let names: [String]
  private let first, last: String

  /// Somebody by what their account has; nil where it has neither e-mail nor user name.
  public init?(email: String, login: String, firstName: String, lastName: String) {
    guard let name = [email, login].first(where: { !$0.isEmpty }) else { return nil }
    self.name = name
    names = [email, login].filter { !$0.isEmpty }.map { $0.lowercased() }
    (first, last) = (firstName.lowercased(), lastName.lowercased())
  }

  /// How many letters or parts lie between a name and the person; nil where it is another one.
  fileprivate func distance(to wanted: TypedName) -> Int? {
    let ofNames = names.flatMap { name in
      let part = TypedName(name)
      return [
        // The same person at another domain, or mistyped at both.
        letters(wanted.local, part.local).map { $0 + (wanted.domain == part.domain ? 0 : 1) },
        wanted.isBare && part.words.contains { letters(wanted.local, $0) != nil } ? 2 : nil,
      ]
    }
    let whole = ["\(first)\(last)", "\(last)\(first)", "\(first.prefix(1))\(last)"]
    // Half of a name is only enough where no more was typed.
    let ofWritten = (wanted.isBare ? whole + [first, last] : whole).map { text in
      letters(wanted.words.joined(), text.filter { $0.isLetter || $0.isNumber }).map { $0 + 1 }
    }
    let nearest = (ofNames + ofWritten).compactMap { $0 }.min()
    return nearest ?? (wanted.isBare ? distance(within: wanted.local) : nil)
  }

  // A bare word may be any part of a name; that is less near than a whole one.
  private func distance(within word: String) -> Int? {
    guard word.count >= TypedName.shortestPiece else { return nil }
    let limit = word.count < 5 ? 0 : word.count / 4
    let costs = (names.map { TypedName($0).local } + [first, last]).map { text in
      editCosts(Array(word), Array(text.prefix(100)), countsSwaps: true, endsAnywhere: true)[0]
        .min()
    }
    return costs.compactMap { $0 }.min().flatMap { $0 <= limit ? $0 + 3 : nil }
  }

  private func letters(_ one: String, _ other: String) -> Int? {
    let limit = max(1, one.count / 4)
    guard !one.isEmpty, !other.isEmpty, abs(one.count - other.count) <= limit else { return nil }
    let away = editCosts(Array(one), Array(other), countsSwaps: true)[0][0]
    return away <= limit ? away : nil
  }
}

/// The names of those who are nearest to one that was typed, the nearest first.
public func nearPeople(
  to name: String, among people: some Sequence<NearPerson>, most: Int = 5
) -> [String] {
  let wanted = TypedName(name)
  var ranked: [(away: Int, name: String)] = []
  for person in people {
    guard let away = person.distance(to: wanted),
      !ranked.contains(where: { $0.name == person.name })
    else { continue }
    ranked.append((away, person.name))
    ranked.sort { ($0.away, $0.name) < ($1.away, $1.name) }
    if ranked.count > most { ranked.removeLast() }
  }
  return ranked.map(\.name)
}

/// A name as somebody typed it, in small letters and bounded: comparing costs its length squared.
public struct TypedName: Hashable, Sendable {
  /// What stands before the `@`, without an alias behind a `+`.
  let local: String
  /// What stands behind the `@`; empty for a bare word.
  let domain: String
  /// The words of the local part.
  let words: [String]

  /// A name that was typed.
  public init(_ name: String) {
    let text = String(name.lowercased().prefix(100))
    let start = text.prefix { $0 != "@" }
    domain = String(text.dropFirst(start.count + 1))
    let bare = start.prefix { $0 != "+" }
    local = String(bare.isEmpty ? start : bare)
    words = local.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Whether no `@` was typed.
  var isBare: Bool { domain.isEmpty }

  /// What the names of nearby people begin with: the first letters, and those that they are if two
  /// are swapped or one is too many.
  public var beginnings: [String] {
    let letters = Array(local)
    let length = min(letters.count, max(2, min(4, (letters.count + 1) / 2)))
    var found = [String(letters.prefix(length))]
    for place in 0..<length {
      var swapped = letters
      if place + 1 < letters.count { swapped.swapAt(place, place + 1) }
      var dropped = letters
      dropped.remove(at: place)
      for other in [swapped, dropped] where other.count >= 2 {
        let beginning = String(other.prefix(length))
        if !found.contains(beginning) { found.append(beginning) }
      }
    }
    return found
  }

  /// Pieces of a bare word that stand somewhere in the names of nearby people: both halves, as one
  /// wrong letter leaves one of them whole.
  public var pieces: [String] {
    let letters = Array(local)
    guard isBare, letters.count >= Self.shortestPiece else { return [] }
    guard letters.count >= 2 * Self.shortestPiece else { return [local] }
    let half = letters.count / 2
    return [String(letters[..<half]), String(letters[half...])]
  }

  /// Fewer letters than this stand in nearly every name.
  static let shortestPiece = 3

  /// What their first or last names begin with.
  public var nameBeginnings: [String] {
    let words = words.filter { $0.count >= 3 && !$0.allSatisfy(\.isNumber) }.prefix(3)
    // An initial before the last name, as in `alovelace`.
    let initials =
      words.count == 1 ? words.filter { $0.count >= 5 }.map { String($0.dropFirst()) } : []
    return (words + initials).map { String($0.prefix(4)) }
  }
}
