import Testing

@testable import SetupCore

@Suite("What a spreadsheet leaves in a cell")
struct SpreadsheetSignTests {
  static let cases: [(cell: String, sign: SpreadsheetSign?)] = [
    ("1.23457E+11", .lostDigits), ("1E+10", .lostDigits), ("-1.5E+15", .lostDigits),
    ("9E+100", .lostDigits), ("1E+9", nil), ("1.E+11", nil), ("1.2E11", nil), ("1.2e+11", nil),
    ("12.3E+11", nil), ("1.23457E+11x", nil), ("E+11", nil), ("-", nil), ("1.2E-11", nil),
    ("#REF!", .formulaError), ("#N/A", .formulaError), ("#DIV/0!", .formulaError), ("#1", nil),
    ("JosÃ©", .wrongAccents), ("MÃ¼ller", .wrongAccents), ("Â£", .wrongAccents),
    ("itâ€™s", .wrongAccents), ("M\u{FFFD}ller", .wrongAccents), ("José", nil), ("Müller", nil),
    ("SÃO PAULO", nil), ("Âge", nil), ("3/4/2024", .respeltDate), ("2024-03-04", nil),
    ("123456", nil), ("", nil),
  ]

  @Test("The sign of a cell", arguments: cases)
  func sign(_ example: (cell: String, sign: SpreadsheetSign?)) {
    #expect(SpreadsheetSign(Array(example.cell.utf8), isDate: false) == example.sign)
  }
}
