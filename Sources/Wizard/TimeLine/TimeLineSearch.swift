import SetupCore

/// What a time line searches in: day, time and words of each event in small letters.
///
/// One after another as bytes, so that a letter narrows a hundred thousand of them at once.
struct TimeLineSearch: Hashable, Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var kinds: [TimeLineKind] = []

  mutating func append(_ entry: TimeLineEntry) {
    bytes += Self.inSmallLetters(entry.when)
    bytes.append(UInt8(ascii: " "))
    bytes += Self.inSmallLetters(entry.text)
    ends.append(bytes.count)
    kinds.append(entry.kind)
  }

  /// Whether the event of an index is held by a filter.
  func finding(_ filter: TimeLineFilter) -> (Int) -> Bool {
    let wanted = Self.inSmallLetters(filter.text)
    return { index in
      (filter.kind == .all || kinds[index] == filter.kind)
        && (wanted.isEmpty || holds(wanted, index))
    }
  }

  private func holds(_ wanted: [UInt8], _ index: Int) -> Bool {
    let (start, end) = (index == 0 ? 0 : ends[index - 1], ends[index] - wanted.count)
    guard start <= end else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      (start...end).contains { place in
        bytes[place] == wanted[0]
          && wanted.indices.allSatisfy { bytes[place + $0] == wanted[$0] }
      }
    }
  }

  private static func inSmallLetters(_ text: String) -> [UInt8] {
    text.utf8.allSatisfy { $0 < 0x80 }
      ? text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
      : Array(text.lowercased().utf8)
  }
}
