/// The candidate that a mistyped word most likely meant, nil if none is near.
///
/// Near means that at most a third of the word, and at least one character, has to be changed.
public func nearest(to word: String, among candidates: [String]) -> String? {
  let limit = max(1, word.count / 3)
  let ranked = candidates.map { (distance(word, $0), $0) }.filter { $0.0 <= limit }
  return ranked.min { $0.0 < $1.0 }?.1
}

/// The candidates that a mistyped name may have meant, the nearest first, each once; few of many.
public func nearMisses(
  of name: String, among candidates: some Sequence<String>, most: Int = 5
) -> [String] {
  let name = name.lowercased()
  let limit = max(1, name.count / 4)
  var ranked: [(distance: Int, name: String)] = []
  for candidate in candidates where abs(candidate.utf8.count - name.utf8.count) <= 2 * limit {
    let away = distance(name, candidate.lowercased())
    guard away <= limit, !ranked.contains(where: { $0.name == candidate }) else { continue }
    ranked.append((away, candidate))
    ranked.sort { $0 < $1 }
    if ranked.count > most { ranked.removeLast() }
  }
  return ranked.map(\.name)
}

/// How many characters must be added, dropped, replaced or swapped with their neighbour.
private func distance(_ one: String, _ other: String) -> Int {
  let (one, other) = (Array(one), Array(other))
  var before: [Int] = []
  var previous = Array(0...other.count)
  for row in one.indices {
    var current = [row + 1]
    for column in other.indices {
      let replaced = previous[column] + (one[row] == other[column] ? 0 : 1)
      var best = min(replaced, previous[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
        best = min(best, before[column - 1] + 1)
      }
      current.append(best)
    }
    (before, previous) = (previous, current)
  }
  return previous[other.count]
}
