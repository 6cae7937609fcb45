/// A moment as a calendar and a clock show it, at a fixed offset from UTC.
///
/// Proleptic Gregorian, as ISO 8601 has it.
public struct CivilTime: Hashable, Sendable {
  /// Year, month 1 to 12, day 1 to 31, hour, minute, second.
  public var year, month, day, hour, minute, second: Int
  /// Minutes east of UTC.
  public var offset: Int

  /// The moment's calendar and clock reading at an offset, in minutes east of UTC.
  public init(_ moment: Instant, offset: Int = 0) {
    let local = moment.seconds + offset * 60
    let days = Self.floorDivide(local, Span.day)
    let inDay = local - days * Span.day
    (year, month, day) = Self.date(daysSinceEpoch: days)
    (hour, minute, second) = (inDay / 3600, inDay / 60 % 60, inDay % 60)
    self.offset = offset
  }

  /// The moment that this reading stands for.
  public var instant: Instant {
    let days = Self.daysSinceEpoch(year: year, month: month, day: day)
    return Instant(days * Span.day + hour * 3600 + minute * 60 + second - offset * 60)
  }

  /// The day of the week, `Friday`.
  public var weekday: String {
    let names = [
      "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday",
    ]
    let days = Self.daysSinceEpoch(year: year, month: month, day: day)
    return names[(days % 7 + 7) % 7]
  }

  /// Whether a year has such a day: 2024-02-29 exists, 2023-02-29 does not.
  public static func exists(year: Int, month: Int, day: Int) -> Bool {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return false
    }
    return date(daysSinceEpoch: daysSinceEpoch(year: year, month: month, day: day))
      == (year, month, day)
  }

  // Years are counted from March, so that the leap day is the last of its year.
  static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = floorDivide(shifted, 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  static func date(daysSinceEpoch: Int) -> (Int, Int, Int) {
    let shifted = daysSinceEpoch + 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  private static func floorDivide(_ value: Int, _ by: Int) -> Int {
    value >= 0 ? value / by : (value - by + 1) / by
  }
}
