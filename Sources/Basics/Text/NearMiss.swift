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

/// From each place in both sequences on, how many elements have to be added, dropped or replaced,
/// so that the rest of the one becomes the rest of the other.
///
/// - Parameter countsSwaps: whether two neighbours in the wrong order are one change.
public func editCosts<Element: Equatable>(
  _ one: [Element], _ other: [Element], countsSwaps: Bool = false
) -> [[Int]] {
  let last = Array((0...other.count).reversed())
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
