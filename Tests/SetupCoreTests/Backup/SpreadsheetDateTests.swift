import Testing

@testable import SetupCore

@Suite("Dates as spreadsheets spell them")
struct SpreadsheetDateTests {
  @Test(
    "Any country's, whatever the column",
    arguments: [
      "3/4/2024", "12/31/2023", "31/12/2023", "04.03.2024", "4.3.2024", "4-3-2024", "3/4/24",
      "2024/3/4", "2024-3-4", "2024.03.04", "2024. 03. 04.", "04-Mar-24", "4 Mar 2024",
      "4. März 2024", "3/4/2024 0:00", "3/4/2024 12:00:00 AM",
    ])
  func anywhere(_ cell: String) {
    #expect(SpreadsheetDate.isOne(cell, isDateColumn: false))
    #expect(SpreadsheetDate.isOne(cell, isDateColumn: true))
  }

  @Test("In a column of dates", arguments: ["04.03.24", "4-3-24", "Mar 4, 2024", "45355"])
  func ofDates(_ cell: String) {
    #expect(!SpreadsheetDate.isOne(cell, isDateColumn: false))
    #expect(SpreadsheetDate.isOne(cell, isDateColumn: true))
  }

  @Test(
    "Not what DX writes, nor what is no date",
    arguments: [
      "", "2024-03-04", "2024/03/04", "2024-03-04T00:00:00Z", "2024-03-04 10:00", "10.1.12.3",
      "13/13/2024", "32.01.2024", "123456", "1/2", "7", "+49 30 1234", "a/b/2024", "12-ABC-34",
      "99", "2024", "1.2.3",
    ])
  func none(_ cell: String) {
    #expect(!SpreadsheetDate.isOne(cell, isDateColumn: false))
    #expect(!SpreadsheetDate.isOne(cell, isDateColumn: true))
  }
}
