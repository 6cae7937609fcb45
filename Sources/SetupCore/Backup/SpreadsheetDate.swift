/// Dates as spreadsheets write them, whatever the country.
enum SpreadsheetDate {
  /// The most bytes of a cell that can be one, a time behind it included.
  static let longest = 40

  /// Whether a cell is a date in a spelling that DX doesn't have.
  ///
  /// - Parameter isDateColumn: whether the column holds dates by its name. Elsewhere what may be a
  ///   version or a number isn't taken for one.
  static func isOne(_ cell: String, isDateColumn: Bool) -> Bool {
    guard let first = cell.utf8.first, first.isDigit || isDateColumn else { return false }
    let day = withoutTime(cell)
    guard !DXProperty.isDate(day) else { return false }
    if isDateColumn, isSerialNumber(day) { return true }
    let parts = day.split(whereSeparator: { " ./-,".contains($0) }).map(String.init)
    guard parts.count == 3 else { return false }
    let separators = Set(day.filter { "./-".contains($0) })
    if let numbers = numbers(parts), separators.count == 1 {
      let hasShortYears = isDateColumn || separators == ["/"]
      return isDay(numbers, parts.map(\.count), hasShortYears: hasShortYears)
    }
    return hasMonthName(parts)
  }

  /// Three numbers in one of the orders that are in use.
  private static func isDay(_ numbers: [Int], _ widths: [Int], hasShortYears: Bool) -> Bool {
    let (one, two, three) = (numbers[0], numbers[1], numbers[2])
    if widths[0] == 4 { return isMonthAndDay(two, three) }
    let hasYear = widths[2] == 4 || (widths[2] == 2 && hasShortYears)
    guard hasYear, widths[0] <= 2, widths[1] <= 2 else { return false }
    return isMonthAndDay(one, two) || isMonthAndDay(two, one)
  }

  private static func isMonthAndDay(_ month: Int, _ day: Int) -> Bool {
    (1...12).contains(month) && (1...31).contains(day)
  }

  /// `4-Mar-24`, `4. März 2024`, `Mar 4, 2024`.
  private static func hasMonthName(_ parts: [String]) -> Bool {
    guard let name = parts.prefix(2).first(where: { Int($0) == nil }) else { return false }
    let numbers = parts.filter { $0 != name }
    guard numbers.count == 2, let day = Int(numbers[0]), Int(numbers[1]) != nil else {
      return false
    }
    return (1...31).contains(day) && [2, 4].contains(numbers[1].count)
      && months.contains(String(name.lowercased().prefix(3)))
  }

  /// The first three letters of the months in the languages of the largest markets.
  private static let months: Set<String> = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    "mär", "mai", "okt", "dez", "fév", "avr", "jui", "aoû", "déc", "ene", "abr", "ago", "dic",
    "gen", "mag", "giu", "lug", "set", "ott", "mrt", "mei", "maa", "fev", "out",
  ]

  /// Days since 1900, as a cell shows that lost its format: 1927 to 2036 has five digits.
  private static func isSerialNumber(_ text: String) -> Bool {
    text.utf8.count == 5 && (10_000...50_000).contains(Int(text) ?? 0)
  }

  private static func numbers(_ parts: [String]) -> [Int]? {
    let numbers = parts.compactMap { $0.utf8.allSatisfy(\.isDigit) ? Int($0) : nil }
    return numbers.count == parts.count ? numbers : nil
  }

  /// The part before a time of day, which has a colon.
  private static func withoutTime(_ cell: String) -> String {
    guard let colon = cell.firstIndex(of: ":") else { return cell }
    let end = cell[..<colon].lastIndex { $0 == " " || $0 == "T" }
    return end.map { String(cell[..<$0]) } ?? cell
  }
}
