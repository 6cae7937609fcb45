import Basics
import SetupCore
import Terminal

/// Which events a time line shows.
public enum TimeLineKind: String, CaseIterable, Hashable, Sendable {
  case all = "all events"
  case people = "what people did"
  case reads = "what was read"
  case steps = "steps and screens"

  init(_ kind: Event.Kind) {
    switch kind {
    case .observed, .observedUnchanged, .lookFailed, .previewRecorded, .verdictsReported:
      self = .reads
    case .stepLeft, .wentBack, .advanceRefused, .screenShown: self = .steps
    case .useCasesChosen, .activationRequested, .immediateSyncRequested, .syncRan, .attested,
      .attestationWithdrawn, .waived, .waiverWithdrawn, .backupKept, .backupRefused,
      .vaultForgotten, .organisationBound, .appBound, .attributePlanned, .attributeDropped,
      .symptomChosen, .questionAnswered, .answerTakenBack, .previewConfirmed, .dxHostConfirmed,
      .writeIntended, .writeEnded, .tokenRevocationIntended, .tokenRevoked:
      self = .people
    }
  }

  /// The one after it, round the end.
  var next: TimeLineKind {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}

/// What a time line is narrowed to, and what is typed for that.
struct TimeLineFilter: Hashable, Sendable {
  /// What letters go into.
  enum Input: Hashable { case search, day }

  var kind = TimeLineKind.all
  var text = ""
  var input: Input?
  var day = ""

  /// What it shows, in words; nil while it shows all.
  var title: String? {
    let parts = (kind == .all ? [] : [kind.rawValue]) + (text.isEmpty ? [] : ["/\(text)"])
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension OpenTimeLine {
  /// The place of the event that is looked at among those that are shown.
  var place: Int {
    guard let shown else { return index }
    return shown.partitioningIndex { $0 >= index }
  }

  /// How many are shown.
  var shownCount: Int { shown?.count ?? entries.count }

  /// The shown events from a place on.
  func shownEntries(from top: Int, atMost count: Int) -> [TimeLineEntry] {
    guard let shown else { return Array(entries.dropFirst(top).prefix(count)) }
    return shown.dropFirst(top).prefix(count).map { entries[$0] }
  }

  /// Moves by so many of the shown events.
  mutating func move(by step: Int) {
    guard let shown else { return go(to: index + step) }
    guard !shown.isEmpty else { return }
    go(to: shown[max(0, min(place + step, shown.count - 1))])
  }
}

extension [Int] {
  // The first place of a sorted list from which on it holds.
  fileprivate func partitioningIndex(_ holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return Swift.min(low, Swift.max(0, count - 1))
  }
}

extension Model {
  /// A key while a search or a day is typed.
  mutating func handleInTimeLineInput(_ key: Key, _ input: TimeLineFilter.Input) -> [Effect] {
    guard var filter = timeLine?.filter else { return [] }
    let path: WritableKeyPath<TimeLineFilter, String> = input == .search ? \.text : \.day
    switch key {
    case .character(let letter): filter[keyPath: path].append(letter)
    case .backspace: _ = filter[keyPath: path].popLast()
    case .escape:
      filter[keyPath: path] = ""
      filter.input = nil
    case .enter:
      filter.input = nil
      timeLine?.filter = filter
      if input == .day, timeLine?.go(toDay: filter.day) == false {
        return say(.info, "No event is of \(sanitised(filter.day, limit: 40)).")
      }
      return []
    default: return []
    }
    timeLine?.filter = filter
    return []
  }
}
