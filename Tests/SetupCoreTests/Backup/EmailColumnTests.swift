import Testing

@testable import SetupCore

@Suite("Which column has the e-mails, and what separates the columns")
struct EmailColumnTests {
  static let guesses: [(text: String, column: String)] = [
    ("name,email\nA,a@example.com", "email"),
    ("E-Mail,name\na@example.com,A", "E-Mail"),
    ("name,Email Address\nA,a@example.com", "Email Address"),
    ("sso_email,email\na@example.com,a@example.com", "email"),
    ("manager_email,name,user_email\nm@example.com,A,a@example.com", "user_email"),
    ("manager_email,login\nm@example.com,a@example.com\nm@example.com,b@example.com", "login"),
    ("email,login\nyes,a@example.com\nno,b@example.com", "login"),
    ("email,name\nwrong,A\n,B", "email"),
    ("id,login\n1,a@example.com\n2,b@example.com\n3,wrong", "login"),
    ("id,note\n1,a@example.com\n2,none\n3,none", ""),
    (",id\na@example.com,1", ""),
    ("email\n", "email"),
  ]

  @Test("By name and by what is in it", arguments: guesses)
  func guess(_ example: (text: String, column: String)) throws {
    #expect(try verifyExport(Array(example.text.utf8)).emailColumn == example.column)
  }

  @Test("A name that is given decides, exactly or apart from letter case and spaces")
  func named() throws {
    let bytes = Array("Work,work, Home \na@example.com,b@example.com,wrong".utf8)
    #expect(try verifyExport(bytes, emailColumn: "work").emailColumn == "work")
    #expect(try verifyExport(bytes, emailColumn: "WORK").emailColumn == "Work")
    let home = try verifyExport(bytes, emailColumn: "home")
    #expect(home.emailColumn == " Home ")
    #expect(home.invalidEmails == 1)
  }

  @Test("A name that isn't there is wrong usage, and says what there is")
  func unknown() {
    let bytes = Array("name,\u{1B}[31memail,a@b,\nA,a@example.com,,".utf8)
    let failure = #expect(throws: UnknownEmailColumn.self) {
      try verifyExport(bytes, emailColumn: "mail\u{7}")
    }
    #expect(failure?.columns == ["name", "\u{1B}[31memail", "a@b", ""])
    #expect(
      failure?.shortfall
        == Shortfall(
          reason: "The file has no column \"mail\".",
          remedy: "Name one of its columns: \"name\", \"[31memail\", column 3, column 4."))
  }

  @Test("Of an empty file no column is unknown")
  func unknownOfNothing() throws {
    #expect(try verifyExport([], emailColumn: "mail").problems.map(\.kind) == [.empty])
  }

  static let notices: [(text: String, emailColumn: String, notices: [String])] = [
    ("name,email\nA,a@example.com", "email", []),
    ("\u{FEFF}name,email\nA,a@example.com", "email", []),
    (
      "name;email\nA,B;a@example.com", "email",
      ["The file is separated by semicolons instead of commas; it is read as such."]
    ),
    (
      "name\temail\nA\ta@example.com", "email",
      ["The file is separated by tabs instead of commas; it is read as such."]
    ),
    (
      "\u{FEFF}name;email\nA;a@example.com", "email",
      ["The file is separated by semicolons instead of commas; it is read as such."]
    ),
    (
      "id,login\n1,a@example.com", "login",
      ["The e-mails were found in \"login\" by what is in it, not by its name."]
    ),
    ("email,a;b;c;d\na@example.com,x", "email", []),
    ("email,\"a;b\tc\"\na@example.com,x", "email", []),
    ("email; work\na@example.com\nb@example.com", "email; work", []),
    (
      "last, first;email\nA, B;a@example.com\nC, D;c@example.com", "email",
      ["The file is separated by semicolons instead of commas; it is read as such."]
    ),
    (
      "email;name\n", "email",
      ["The file is separated by semicolons instead of commas; it is read as such."]
    ),
  ]

  @Test("Delimiters and notices", arguments: notices)
  func delimiter(_ example: (text: String, emailColumn: String, notices: [String])) throws {
    let found = try verifyExport(Array(example.text.utf8))
    #expect(found.emailColumn == example.emailColumn)
    #expect(found.notices == example.notices)
  }

  @Test("Byte-order mark and semicolons together are a spreadsheet's")
  func resaved() throws {
    let found = try verifyExport(Array("\u{FEFF}name;email\nA;a@example.com".utf8))
    #expect(
      found.warnings == [
        BackupWarning(
          line: 1, kind: .resaved,
          detail:
            "It looks saved again by a spreadsheet, which may have changed dates and numbers. "
            + "A fresh export from DX is the safer backup.")
      ])
    #expect(found.verdict == .met)
  }

  @Test("A verified file of semicolons reads the same for what comes after")
  func readerAgrees() throws {
    let text = "name;email\nA;a@example.com\n"
    #expect(CSVReader.records(Array(text.utf8)).map(\.fields).last == ["A", "a@example.com"])
  }

  @Test("A header that doesn't end is given up, in bounded memory")
  func endlessHeader() throws {
    let found = try verifyExport([UInt8](repeating: 0x61, count: 5 * CSVLookAhead.size))
    #expect(
      found.problems == [
        BackupProblem(
          line: 1, kind: .noEmailColumn,
          detail: "The header doesn't end within the first 65,536 bytes.")
      ])
    #expect(found.bytes == 5 * CSVLookAhead.size)
  }
}
