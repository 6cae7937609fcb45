/// A format of times in the letters of Joda-Time, which Okta names as its own.
struct TimePattern: Hashable, Sendable {
  fileprivate enum Part: Hashable {
    /// A letter and how often it stands.
    case field(Character, Int)
    /// Text that stands as it is.
    case text(String)
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private var parts: [Part] = []

  /// Reads a format; nil where it has letters that aren't worked out here.
  init?(_ text: String) {
    var rest = Array(text)[...]
    while let first = rest.popFirst() {
      if first == "'" {
        guard let quoted = Self.quoted(&rest) else { return nil }
        parts.append(.text(quoted))
      } else if first.isASCII, first.isLetter {
        let more = rest.prefix { $0 == first }.count
        rest = rest.dropFirst(more)
        guard "yYMdHhmsSaZ".contains(first) else { return nil }
        parts.append(.field(first, more + 1))
      } else {
        parts.append(.text(String(first)))
      }
    }
  }

  private static func quoted(_ rest: inout ArraySlice<Character>) -> String? {
    if rest.first == "'" {
      rest.removeFirst()
      return "'"
    }
    var text = ""
    while let next = rest.popFirst() {
      guard next == "'" else {
        text.append(next)
        continue
      }
      guard rest.first == "'" else { return text }
      text.append("'")
      rest.removeFirst()
    }
    return nil
  }

  /// The moment as the format writes it.
  func text(of moment: Moment) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .field(let letter, let count): Self.field(letter, count, moment)
      }
    }.joined()
  }

  private static func field(_ letter: Character, _ count: Int, _ moment: Moment) -> String {
    let (year, month, day) = moment.date
    switch letter {
    case "y", "Y": return count == 2 ? (year % 100).padded(2) : year.padded(count)
    case "M" where count == 3: return String(months[month - 1].prefix(3))
    case "M" where count > 3: return months[month - 1]
    case "M": return month.padded(count)
    case "d": return day.padded(count)
    case "H": return moment.hour.padded(count)
    case "h": return ((moment.hour + 11) % 12 + 1).padded(count)
    case "m": return moment.minute.padded(count)
    case "s": return moment.second.padded(count)
    case "S": return String((moment.fraction.padded(3) + "000000").prefix(count))
    case "a": return moment.hour < 12 ? "AM" : "PM"
    default: return count == 1 ? "+0000" : "+00:00"
    }
  }

  /// The moment that a text names in this format, in UTC; nil where it isn't in it.
  func milliseconds(in text: String) -> Int? {
    var rest = text[...]
    var fields: [Character: Int] = [:]
    for (index, part) in parts.enumerated() {
      switch part {
      case .text(let text):
        guard rest.hasPrefix(text) else { return nil }
        rest = rest.dropFirst(text.count)
      case .field(let letter, let count):
        let isFixed = index + 1 < parts.count && parts[index + 1].isNumber
        guard let value = Self.read(letter, count, isFixed, &rest) else { return nil }
        fields[letter] = value
      }
    }
    guard rest.isEmpty else { return nil }
    return Self.moment(fields)?.milliseconds
  }

  private static func moment(_ fields: [Character: Int]) -> Moment? {
    var hour = fields["H"] ?? 0
    if let half = fields["h"] { hour = half % 12 + (fields["a"] == 1 ? 12 : 0) }
    return Moment(
      year: fields["y"] ?? fields["Y"] ?? 1970, month: fields["M"] ?? 1, day: fields["d"] ?? 1,
      hour: hour, minute: fields["m"] ?? 0, second: fields["s"] ?? 0, fraction: fields["S"] ?? 0)
  }

  private static func read(
    _ letter: Character, _ count: Int, _ isFixed: Bool, _ rest: inout Substring
  ) -> Int? {
    if letter == "M", count >= 3 { return name(&rest) }
    if letter == "a" {
      guard let half = ["AM": 0, "PM": 1][rest.prefix(2).uppercased()] else { return nil }
      rest = rest.dropFirst(2)
      return half
    }
    guard letter != "Z" else { return zone(&rest) }
    let most = isFixed ? count : letter == "S" ? 3 : max(count, letter == "y" ? 4 : 2)
    let digits = rest.prefix(most).prefix { ("0"..."9").contains($0) }
    guard !digits.isEmpty, let value = Int(digits) else { return nil }
    rest = rest.dropFirst(digits.count)
    if letter == "y" || letter == "Y", count == 2, digits.count == 2 { return 2000 + value }
    return letter == "S" ? Int((digits + "000").prefix(3)) : value
  }

  /// A month's English name, short or whole.
  private static func name(_ rest: inout Substring) -> Int? {
    for (index, month) in months.enumerated() {
      for form in [month, String(month.prefix(3))]
      where rest.lowercased().hasPrefix(form.lowercased()) {
        rest = rest.dropFirst(form.count)
        return index + 1
      }
    }
    return nil
  }

  /// An offset of nothing; others aren't worked out here.
  private static func zone(_ rest: inout Substring) -> Int? {
    for form in ["+0000", "+00:00", "Z"] where rest.hasPrefix(form) {
      rest = rest.dropFirst(form.count)
      return 0
    }
    return nil
  }
}

extension TimePattern.Part {
  /// Whether it is read as digits, so that the field before must not take more than its own.
  fileprivate var isNumber: Bool {
    guard case .field(let letter, let count) = self else { return false }
    return !"aZ".contains(letter) && !(letter == "M" && count >= 3)
  }
}
