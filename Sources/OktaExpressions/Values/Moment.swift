/// A moment in UTC, as Okta's time functions count it.
struct Moment: Hashable, Sendable {
  /// The years 1 to 9999.
  static let range = -62_135_596_800_000...253_402_300_799_999

  var milliseconds: Int

  init(_ milliseconds: Int) { self.milliseconds = milliseconds }

  private static let day = 86_400_000

  var days: Int { milliseconds.divided(by: Self.day) }

  /// Year, month and day of the Gregorian calendar.
  var date: (year: Int, month: Int, day: Int) {
    // Days are counted from 0000-03-01, so that the leap day ends a year.
    let shifted = days + 719_468
    let era = shifted.divided(by: 146_097)
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * ofYear + 2) / 153
    return (
      yearOfEra + era * 400 + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9,
      ofYear - (153 * month + 2) / 5 + 1
    )
  }

  private var ofDay: Int { milliseconds - days * Self.day }
  var hour: Int { ofDay / 3_600_000 }
  var minute: Int { ofDay / 60_000 % 60 }
  var second: Int { ofDay / 1000 % 60 }
  var fraction: Int { ofDay % 1000 }

  /// `2024-03-04T00:00:00.000Z`.
  var iso: String {
    let (year, month, day) = date
    let time = [hour, minute, second].map { $0.padded(2) }.joined(separator: ":")
    return "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))T\(time).\(fraction.padded(3))Z"
  }

  /// A moment of a day and a time of day; nil where the calendar has no such day.
  init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
    fraction: Int = 0
  ) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day),
      (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + ofYear - 719_468
    self.init(days * Self.day + hour * 3_600_000 + minute * 60_000 + second * 1000 + fraction)
    guard date == (year, month, day) else { return nil }
  }

  /// Reads `2024-03-04`, `2024-03-04T10:20:30.123Z` or with an offset; nil for anything else.
  init?(iso text: String) {
    let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    let date = halves[0].split(separator: "-", omittingEmptySubsequences: false).map(Self.digits)
    guard date.count == 3, halves[0].count == 10, let year = date[0], let month = date[1],
      let day = date[2], let midnight = Moment(year: year, month: month, day: day)
    else { return nil }
    guard halves.count == 2 else {
      self = midnight
      return
    }
    guard let time = Self.timeOfDay(halves[1]) else { return nil }
    self.init(midnight.milliseconds + time)
  }

  /// Milliseconds since midnight in UTC, of a time of day with or without its offset.
  private static func timeOfDay(_ text: Substring) -> Int? {
    var offset = 0
    var clock = text
    if text.hasSuffix("Z") {
      clock = text.dropLast()
    } else if let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let parts = text[text.index(after: sign)...].filter { $0 != ":" }
      guard parts.count == 4, let number = digits(parts[...]) else { return nil }
      offset = (number / 100 * 60 + number % 100) * (text[sign] == "-" ? -60_000 : 60_000)
      clock = text[..<sign]
    }
    let pieces = clock.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = pieces[0].split(separator: ":", omittingEmptySubsequences: false).map(digits)
    guard pieces.count <= 2, (2...3).contains(numbers.count), let hour = numbers[0],
      let minute = numbers[1], let second = numbers.count == 3 ? numbers[2] : 0,
      let thousandths = pieces.count == 2 ? digits((pieces[1] + "000").prefix(3)) : 0,
      let moment = Moment(
        year: 1970, month: 1, day: 1, hour: hour, minute: minute, second: second,
        fraction: thousandths)
    else { return nil }
    return moment.milliseconds - offset
  }

  private static func digits(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}

extension Int {
  /// The quotient, rounded down also below zero.
  fileprivate func divided(by divisor: Int) -> Int {
    self / divisor - (self % divisor < 0 ? 1 : 0)
  }

  /// The number with zeros before it.
  func padded(_ width: Int) -> String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
  }
}
