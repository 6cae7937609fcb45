/// A moment in the forms that the tenant's answers use; UTC throughout.
struct Timestamp: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  var seconds: Int

  init(_ seconds: Int) { self.seconds = seconds }

  /// The length of a day.
  static let day = 86_400

  /// As Okta writes most moments: `2026-11-23T14:02:00.000Z`.
  var iso: String { "\(date)T\(time).000Z" }

  /// As Okta writes the moments of group push mappings, without milliseconds.
  var shortISO: String { "\(date)T\(time)Z" }

  /// As HTTP writes it: `Mon, 23 Nov 2026 14:02:00 GMT`.
  var http: String {
    let (year, month, day) = civil
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][Self.modulo(days, 7)]
    let name = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ][month - 1]
    return "\(weekday), \(padded(day, 2)) \(name) \(padded(year, 4)) \(time) GMT"
  }

  /// The day alone: `2026-11-23`.
  var date: String {
    let (year, month, day) = civil
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  private var time: String {
    let rest = Self.modulo(seconds, Self.day)
    return "\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(rest % 60, 2))"
  }

  private var days: Int { (seconds - Self.modulo(seconds, Self.day)) / Self.day }

  /// Year, month and day by the algorithm of Howard Hinnant's `civil_from_days`.
  fileprivate var civil: (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted - Self.modulo(shifted, 146_097)) / 146_097
    let ofEra = Self.modulo(shifted, 146_097)
    let year = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let slot = (5 * ofYear + 2) / 153
    let month = slot < 10 ? slot + 3 : slot - 9
    return (year + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * slot + 2) / 5 + 1)
  }

  private static func modulo(_ value: Int, _ by: Int) -> Int { ((value % by) + by) % by }
}

extension Timestamp {
  /// Reads `2026-11-23T14:02:00Z`, with or without milliseconds; nil for anything else.
  ///
  /// Other offsets than `Z` aren't read: Okta's own answers never have one.
  init?(iso text: String) {
    let fields = text.split(whereSeparator: { "-T:.Z".contains($0) }).map { Int($0) }
    guard text.hasSuffix("Z"), (6...7).contains(fields.count), !fields.contains(nil) else {
      return nil
    }
    let numbers = fields.compactMap { $0 }
    guard (1...9999).contains(numbers[0]), (1...12).contains(numbers[1]),
      (1...31).contains(numbers[2]), numbers[3] < 24, numbers[4] < 60, numbers[5] <= 60
    else { return nil }
    let days = Self.days(numbers[0], numbers[1], numbers[2])
    self.init(days * Self.day + numbers[3] * 3600 + numbers[4] * 60 + numbers[5])
  }

  /// Whether the calendar has a day.
  static func exists(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return false
    }
    return Timestamp(days(year, month, day) * Self.day).civil == (year, month, day)
  }

  /// Days since 1970-01-01 of a day in the Gregorian calendar.
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + ofYear - 719_468
  }
}

/// A number with zeros before it up to a width.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
