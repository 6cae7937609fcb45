/// The functions of `Time`; moments are milliseconds since 1970.
struct TimeFunctions {
  let now: Int?

  /// Milliseconds from 1601, where Windows begins to count, to 1970.
  private static let windowsStart = 11_644_473_600_000

  func value(
    _ name: String, _ arguments: [ExpressionValue]
  ) throws(NoValue) -> ExpressionValue {
    if name == "now" { return try moment(arguments) }
    guard arguments[0] != .null else { return .null }
    guard let text = arguments[0].asText else {
      throw .failed("Time.\(name) takes a text, and there is \(arguments[0].kind).")
    }
    switch name {
    case "fromWindowsToIso8601":
      return try iso(number(text).map { $0 / 10_000 - Self.windowsStart }, text)
    case "fromUnixToIso8601": return try iso(number(text), text)
    case "fromIso8601ToWindows":
      return .text(String((try milliseconds(text) + Self.windowsStart) * 10_000))
    case "fromIso8601ToUnix": return .text(String(try milliseconds(text)))
    case "fromIso8601ToString":
      return .text(try pattern(arguments[1]).text(of: Moment(try milliseconds(text))))
    case "fromStringToIso8601":
      return try iso(try pattern(arguments[1]).milliseconds(in: text), text)
    default: throw .beyond("Time.\(name) is not worked out here.")
    }
  }

  private func moment(_ arguments: [ExpressionValue]) throws(NoValue) -> ExpressionValue {
    guard let now else { throw .beyond("What Time.now gives depends on when Okta runs it.") }
    let zone = arguments.first?.asText ?? "UTC"
    guard ["UTC", "GMT", "Z"].contains(zone) else {
      throw .beyond("The time zone \(zone) is not known here.")
    }
    let moment = Moment(now)
    return .text(arguments.count < 2 ? moment.iso : try pattern(arguments[1]).text(of: moment))
  }

  private func number(_ text: String) -> Int? {
    Int(text).flatMap { abs($0) < 1_000_000_000_000_000_000 ? $0 : nil }
  }

  private func iso(_ milliseconds: Int?, _ text: String) throws(NoValue) -> ExpressionValue {
    guard let milliseconds, Moment.range.contains(milliseconds) else {
      throw .failed("The value is no time in the form that the function takes.")
    }
    return .text(Moment(milliseconds).iso)
  }

  private func milliseconds(_ text: String) throws(NoValue) -> Int {
    guard let moment = Moment(iso: text) else {
      throw .failed("The value is no time as ISO 8601 writes it, 2024-03-04T00:00:00.000Z say.")
    }
    return moment.milliseconds
  }

  private func pattern(_ value: ExpressionValue) throws(NoValue) -> TimePattern {
    guard case .text(let text) = value else { throw .failed("A time's format is a text.") }
    guard let pattern = TimePattern(text) else {
      throw .beyond("The format \(text) is not worked out here.")
    }
    return pattern
  }
}
