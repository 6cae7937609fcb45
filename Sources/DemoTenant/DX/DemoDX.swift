/// The DX account: its people, and what nights and uploads brought.
struct DemoDX: Hashable, Sendable {
  /// Who has a value of their own before any sync.
  enum Before: Hashable, Sendable {
    case nobody
    case everySecond
    case everybody
  }

  /// How the *User CSV* export is written.
  enum ExportStyle: Hashable, Sendable {
    /// As DX writes it.
    case plain
    /// As a spreadsheet saves it again: byte-order mark, semicolons, other line ends and dates.
    case resavedBySpreadsheet
  }

  /// What changed values in DX.
  enum Change: Hashable, Sendable {
    case night(Night)
    /// Cells of a file from the *User CSVs* page: by person, then by External name.
    case upload([Int: [String: String]])
  }

  /// The token that the documentation of the demo names.
  var token = "demo-dx-token"
  /// When that was made; it lasts a year.
  var tokenMade = 0
  /// How many people there are; the first are those of the organisation, in the same order.
  var people: Int
  /// Values by External name that DX had before anything else.
  var before: [String: Before] = ["githubusername": .everySecond]
  /// What changed values since, oldest first.
  private(set) var changes: [Change] = []
  /// People who were deleted because they became inactive.
  private(set) var deleted: Set<Int> = []
  var exportStyle = ExportStyle.plain

  init(people: Int) { self.people = people }

  /// The last night; nil before the first.
  var lastNight: Night? {
    changes.reversed().lazy.compactMap { change in
      if case .night(let night) = change { night } else { nil }
    }.first
  }

  /// Reads what arrived until tonight.
  ///
  /// WorkOS deletes people who are inactive, which is what its settings are unless changed.
  mutating func read(_ night: Night) {
    changes.append(.night(night))
    deleted.formUnion(night.inactive)
  }

  /// Takes the cells of an upload over.
  mutating func take(_ cells: [Int: [String: String]]) { changes.append(.upload(cells)) }

  /// Forgets the nights, as if none had been.
  mutating func forgetNights() { changes = [] }

  /// The External names of which people have values, or had, in alphabetical order.
  var names: [String] {
    var names = Set(before.keys)
    for change in changes {
      switch change {
      case .night(let night): names.formUnion(night.names)
      case .upload(let cells): for row in cells.values { names.formUnion(row.keys) }
      }
    }
    return names.filter { DemoDXFormat.of($0) != nil }.sorted()
  }

  /// What DX has of one person under an External name; nil for none.
  ///
  /// What isn't sent stays: of people who left the app, and of attributes that left its profile.
  func value(_ name: String, of person: DemoPerson) -> String? {
    for change in changes.reversed() {
      switch change {
      case .upload(let cells):
        // The page doesn't say what an empty cell does; here it empties the value.
        if let cell = cells[person.number]?[name] { return cell.isEmpty ? nil : cell }
      case .night(let night):
        if let sent = night.value(name, of: person.number) {
          return DemoDXFormat.of(name)?.read(sent)
        }
      }
    }
    return person.change.dx.values[name] ?? original(name, of: person)
  }

  private func original(_ name: String, of person: DemoPerson) -> String? {
    switch before[name] {
    case nil, .nobody: return nil
    case .everySecond where person.number.isMultiple(of: 2): return nil
    case .everySecond, .everybody: break
    }
    switch name {
    case "startdate": return person.startDate
    case "githubusername", "gitlabusername": return person.handle
    default: return person.team
    }
  }

  /// The e-mail address by which DX knows a person.
  func email(of person: DemoPerson) -> String { person.change.dx.email ?? person.email }
}
