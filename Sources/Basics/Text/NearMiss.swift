/// The candidate that a mistyped word most likely meant, nil if none is near.
///
/// Near means that at most a third of the word, and at least one character, has to be changed.
public func nearest(to word: String, among candidates: [String]) -> String? {
  let limit = max(1, word.count / 3)
  let ranked = candidates.map {
    (editCosts(Array(word), Array($0), countsSwaps: true)[0][0], $0)
  }
  return ranked.filter { $0.0 <= limit }.min { $0.0 < $1.0 }?.1
}

/// The candidates that a mistyped name may have meant, the nearest first, each once; few of many.
public func nearMisses(
  of name: String, among candidates: some Sequence<String>, most: Int = 5
) -> [String] {
  let name = Array(name.lowercased())
  let limit = max(1, name.count / 4)
  var ranked: [(away: Int, name: String)] = []
  for candidate in candidates where abs(candidate.count - name.count) <= limit {
    let away = editCosts(name, Array(candidate.lowercased()), countsSwaps: true)[0][0]
    guard away <= limit, !ranked.contains(where: { $0.name == candidate }) else { continue }
    ranked.append((away, candidate))
    ranked.sort { ($0.away, $0.name) < ($1.away, $1.name) }
    if ranked.count > most { ranked.removeLast() }
  }
  return ranked.map(\.name)
}

/// From each place in both sequences on, how many elements have to be added, dropped or replaced,
/// so that the rest of the one becomes the rest of the other.
///
/// - Parameters:
///   - countsSwaps: whether two neighbours in the wrong order are one change.
///   - endsAnywhere: whether what is left of the other costs nothing.
public func editCosts<Element: Equatable>(
  _ one: [Element], _ other: [Element], countsSwaps: Bool = false, endsAnywhere: Bool = false
) -> [[Int]] {
  let last = (0...other.count).reversed().map { endsAnywhere ? 0 : $0 }
  var table = Array(repeating: last, count: one.count + 1)
  for row in one.indices.reversed() {
    table[row][other.count] = one.count - row
    for column in other.indices.reversed() {
      guard one[row] != other[column] else {
        table[row][column] = table[row + 1][column + 1]
        continue
      }
      var least = min(table[row + 1][column + 1], table[row + 1][column], table[row][column + 1])
      if countsSwaps, row + 1 < one.count, column + 1 < other.count,
        one[row] == other[column + 1], one[row + 1] == other[column]
      {
        least = min(least, table[row + 2][column + 2])
      }
      table[row][column] = 1 + least
    }
  }
  return table
}
