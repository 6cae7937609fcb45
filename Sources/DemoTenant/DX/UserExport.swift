/// The DX people as the *User CSV* page exports them, one line after another.
///
/// Lines are made when asked for, so an export of a million people needs no memory.
public struct UserExport: Sequence, IteratorProtocol, Sendable {
  /// The External names behind the columns after name and e-mail that are always there.
  private static let usual = ["startdate", "githubusername", "gitlabusername", "tag_team"]
  private let dx: DemoDX
  private let people: DemoPeople
  private let present: PresentPeople
  private let names: [String]
  private var place = -1

  init(_ dx: DemoDX, people: DemoPeople) {
    self.dx = dx
    self.people = people
    present = dx.present(people)
    names = Self.usual + dx.names.filter { !Self.usual.contains($0) }
  }

  /// The next line, its line break included; nil after the last.
  public mutating func next() -> String? {
    defer { place += 1 }
    if place < 0 {
      return line(["name", "email"] + names.map { DemoDXFormat.oldNames[$0] ?? $0 }, isFirst: true)
    }
    guard place < present.count, let number = present.numbers(place..<place + 1).first else {
      return nil
    }
    let person = people[number]
    let values = names.map { name in
      let value = dx.value(name, of: person)
      return name == "startdate" ? date(value) : value ?? ""
    }
    return line(["Person \(person.lastName)", dx.email(of: person)] + values)
  }

  private func date(_ text: String?) -> String {
    guard let text else { return "" }
    guard dx.exportStyle == .resavedBySpreadsheet else { return text }
    return text.split(separator: "-").reversed().joined(separator: ".")
  }

  private func line(_ fields: [String], isFirst: Bool = false) -> String {
    guard dx.exportStyle == .resavedBySpreadsheet else {
      return fields.map { Self.quoted($0, ",") }.joined(separator: ",") + "\n"
    }
    // A spreadsheet's mixture: its own line ends, but those of rows it didn't touch as they were.
    let end = place.isMultiple(of: 3) ? "\n" : "\r\n"
    let text = fields.map { Self.quoted($0, ";") }.joined(separator: ";")
    return (isFirst ? "\u{FEFF}" : "") + text + end
  }

  private static func quoted(_ field: String, _ separator: Unicode.Scalar) -> String {
    let special = [UInt8(ascii: separator), UInt8(ascii: "\""), 10, 13]
    guard field.utf8.contains(where: special.contains) else {
      return field
    }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
