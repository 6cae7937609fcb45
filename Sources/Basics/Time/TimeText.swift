extension Instant {
  /// ISO 8601 with the offset, `2026-11-24T02:15:00+01:00`; `Z` at UTC.
  public func iso8601(offset: Int = 0) -> String {
    let time = CivilTime(self, offset: offset)
    let date = "\(padded(time.year, 4))-\(padded(time.month))-\(padded(time.day))"
    let clock = "\(padded(time.hour)):\(padded(time.minute)):\(padded(time.second))"
    return "\(date)T\(clock)\(Self.zone(offset))"
  }

  private static func zone(_ offset: Int) -> String {
    guard offset != 0 else { return "Z" }
    return (offset < 0 ? "-" : "+") + padded(abs(offset) / 60) + ":" + padded(abs(offset) % 60)
  }

  /// Reads ISO 8601 as `iso8601(offset:)` writes it, with or without a fraction of a second.
  ///
  /// A missing zone is taken as UTC. Nil for anything else, and for days that don't exist.
  public static func parse(_ text: String) -> (moment: Instant, offset: Int)? {
    var reader = DigitReader(text)
    guard let year = reader.number(4), reader.take("-"), let month = reader.number(2),
      reader.take("-"), let day = reader.number(2),
      CivilTime.exists(year: year, month: month, day: day)
    else { return nil }
    var time = CivilTime(Instant(0))
    (time.year, time.month, time.day) = (year, month, day)
    if reader.take("T") || reader.take(" ") {
      guard let hour = reader.number(2), reader.take(":"), let minute = reader.number(2),
        hour < 24, minute < 60
      else { return nil }
      (time.hour, time.minute) = (hour, minute)
      if reader.take(":") {
        guard let second = reader.number(2), second < 61 else { return nil }
        time.second = second
        if reader.take(".") { reader.skipDigits() }
      }
    }
    guard let offset = reader.zone(), reader.isAtEnd else { return nil }
    time.offset = offset
    return (time.instant, offset)
  }

  /// The clock reading alone, `14:02`.
  public func clock(offset: Int) -> String {
    let time = CivilTime(self, offset: offset)
    return "\(padded(time.hour)):\(padded(time.minute))"
  }

  /// Day and month, `18 Nov`.
  public func day(offset: Int) -> String {
    let time = CivilTime(self, offset: offset)
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return "\(time.day) \(months[time.month - 1])"
  }

  /// The clock reading of a moment today, else day and clock reading.
  public func short(at now: Instant, offset: Int) -> String {
    let same = CivilTime(self, offset: offset).day(of: CivilTime(now, offset: offset))
    return same ? clock(offset: offset) : day(offset: offset) + " " + clock(offset: offset)
  }
}

extension CivilTime {
  fileprivate func day(of other: CivilTime) -> Bool {
    (year, month, day) == (other.year, other.month, other.day)
  }
}

/// How long ago something was, in the largest unit that fits: `3 days`, `20 minutes`.
public func spanInWords(_ seconds: Int) -> String {
  let (count, unit) =
    switch seconds {
    case ..<Span.minute: (0, "")
    case ..<Span.hour: (seconds / Span.minute, "minute")
    case ..<Span.day: (seconds / Span.hour, "hour")
    default: (seconds / Span.day, "day")
    }
  guard count > 0 else { return "less than a minute" }
  return counted(count, unit)
}

/// A number with its noun, `1 person` or `2,914 people`.
public func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
  "\(grouped(count)) \(count == 1 ? singular : plural ?? singular + "s")"
}

/// A whole number with its thousands set off by commas, `2,914`.
public func grouped(_ count: Int) -> String {
  var text = ""
  for (index, digit) in String(count.magnitude).reversed().enumerated() {
    if index > 0, index % 3 == 0 { text.append(",") }
    text.append(digit)
  }
  return (count < 0 ? "-" : "") + String(text.reversed())
}

/// A number with zeros before it up to a width, `09`.
public func padded(_ value: Int, _ width: Int = 2) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

private struct DigitReader {
  private var rest: Substring.UTF8View
  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ character: Character) -> Bool {
    guard rest.first == character.asciiValue else { return false }
    rest.removeFirst()
    return true
  }

  mutating func number(_ digits: Int) -> Int? {
    var value = 0
    for _ in 0..<digits {
      guard let byte = rest.first, (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
      rest.removeFirst()
    }
    return value
  }

  mutating func skipDigits() {
    while let byte = rest.first, (0x30...0x39).contains(byte) { rest.removeFirst() }
  }

  mutating func zone() -> Int? {
    if isAtEnd || take("Z") { return 0 }
    let sign = take("-") ? -1 : take("+") ? 1 : 0
    guard sign != 0, let hours = number(2), hours < 24 else { return nil }
    _ = take(":")
    guard let minutes = number(2), minutes < 60 else { return nil }
    return sign * (hours * 60 + minutes)
  }
}
