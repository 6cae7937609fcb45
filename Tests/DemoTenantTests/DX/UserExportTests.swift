import Testing

@testable import DemoTenant

@Suite("The User CSV export")
struct UserExportTests {
  private func lines(_ name: String) throws -> [String] {
    Array(try DemoClient(name).tenant.userExport)
  }

  @Test("Has a line for each person of DX")
  func finished() throws {
    let lines = try lines("finished")
    #expect(lines.count == 23)
    #expect(lines[0] == "name,email,start_date,github_username,gitlab_username,tag_team\n")
    #expect(
      lines[2] == "Person 2,person000002@example.com,2019-03-22,person000002,,Team 3\n")
    // In DX, but not in Okta.
    #expect(lines[22] == "Person 22,person000022@example.com,,,,\n")
  }

  @Test("Before any sync has just what DX had")
  func fresh() throws {
    let lines = try lines("fresh")
    #expect(lines[1] == "Person 1,person000001@example.com,,person000001,,\n")
    #expect(lines[2] == "Person 2,person000002@example.com,,,,\n")
  }

  @Test("Saved again by a spreadsheet, it shows the signs of that")
  func resaved() throws {
    let text = try lines("backup-resaved-by-spreadsheet").joined()
    #expect(text.hasPrefix("\u{FEFF}name;email;"))
    #expect(text.contains("Person 2;person000002@example.com;22.03.2019;"))
    #expect(text.utf8.filter { $0 == 13 }.count == 15)
    #expect(text.utf8.filter { $0 == 10 }.count == 23)
  }

  @Test("Of a million people, lines are made one by one")
  func million() throws {
    var export = try DemoClient("one-million").tenant.userExport
    #expect(export.next()?.hasPrefix("name,") == true)
    #expect(export.next()?.hasPrefix("Person 1,") == true)
  }
}
