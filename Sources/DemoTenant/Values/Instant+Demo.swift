import Basics

extension Instant {
  /// As Okta writes most moments: `2026-11-23T14:02:00.000Z`.
  var oktaTime: String { iso8601().dropLast() + ".000Z" }

  /// As HTTP writes it: `Mon, 23 Nov 2026 14:02:00 GMT`.
  var httpDate: String {
    let time = CivilTime(self)
    let days = Int((Double(seconds) / Double(Span.day)).rounded(.down))
    let weekday = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"][(days % 7 + 7) % 7]
    let date = "\(padded(time.day)) \(day(offset: 0).suffix(3)) \(padded(time.year, 4))"
    return "\(weekday), \(date) \(clock(offset: 0)):\(padded(time.second)) GMT"
  }
}
