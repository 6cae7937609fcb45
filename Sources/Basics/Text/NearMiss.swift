/// The candidate that a mistyped word most likely meant, nil if none is near.
///
/// Near means that at most a third of the word, and at least one character, has to be changed.
public func nearest(to word: String, among candidates: [String]) -> String? {
  let limit = max(1, word.count / 3)
  let ranked = candidates.map { (distance(word, $0), $0) }.filter { $0.0 <= limit }
  return ranked.min { $0.0 < $1.0 }?.1
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
