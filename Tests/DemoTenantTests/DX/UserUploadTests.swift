import Testing

@testable import DemoTenant

@Suite("Uploads on the User CSVs page")
struct UserUploadTests {
  private func upload(_ tenant: inout DemoTenant, _ text: String) -> UserUpload.Result? {
    tenant.upload(Array(text.utf8))
  }

  @Test("Sets values by e-mail, an empty cell empties, and what is unknown is told")
  func sets() throws {
    var tenant = try DemoClient("finished").tenant
    let result = upload(
      &tenant,
      "\u{FEFF}Email,name,github_username,tag_team,shoe size\r\n"
        + "PERSON000002@example.com,x,octo,\"a, \"\"b\"\"\",9\n"
        + "person000003@example.com,x,,,9\nnobody@example.com,x,y,z,9\n\n")
    #expect(result?.people == 2)
    #expect(result?.unknown == 1)
    #expect(result?.ignored == ["shoe size"])
    let people = tenant.okta.people
    #expect(tenant.dx.value("githubusername", of: people[2]) == "octo")
    #expect(tenant.dx.value("tag_team", of: people[2]) == "a, \"b\"")
    #expect(tenant.dx.value("githubusername", of: people[3]) == nil)
    #expect(tenant.dx.value("startdate", of: people[3]) == "2019-04-28")
  }

  @Test("The next night brings Okta's values again")
  func night() throws {
    var tenant = try DemoClient("finished").tenant
    _ = upload(&tenant, "email,startdate\nperson000002@example.com,2000-01-01")
    #expect(tenant.dx.value("startdate", of: tenant.okta.people[2]) == "2000-01-01")
    tenant.runNightlySync()
    #expect(tenant.dx.value("startdate", of: tenant.okta.people[2]) == "2019-03-22")
  }

  @Test("The export, uploaded again, changes nothing")
  func again() throws {
    for name in ["fresh", "finished", "dx-value-would-be-blanked"] {
      var tenant = try DemoClient(name).tenant
      let before = Array(tenant.userExport)
      #expect(upload(&tenant, before.joined())?.people == 22)
      #expect(Array(tenant.userExport) == before)
    }
  }

  @Test(
    "What is no table with an e-mail column is refused",
    arguments: ["", "name,team\na,b", "<html>", "\n\n"])
  func refused(_ text: String) throws {
    var tenant = try DemoClient("finished").tenant
    #expect(upload(&tenant, text) == nil)
  }
}
