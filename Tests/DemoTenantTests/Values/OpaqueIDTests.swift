import Testing

@testable import DemoTenant

@Suite("Ids and cursors")
struct OpaqueIDTests {
  @Test("An id is 20 characters long and can be read back", arguments: [0, 1, 123, 1_000_000])
  func ids(_ number: Int) {
    let id = OpaqueID.make("00u", number)
    #expect(id.count == 20)
    #expect(OpaqueID.number(id, "00u") == number)
    #expect(OpaqueID.number(id, "00g") == nil)
  }

  @Test("A cursor goes on in its own list alone", arguments: [0, 1, 499, 999_999])
  func cursors(_ number: Int) {
    let cursor = OpaqueID.cursor(after: number, in: "users")
    #expect(OpaqueID.number(cursor: cursor, in: "users") == number)
    #expect(OpaqueID.number(cursor: cursor, in: "groups") == nil)
  }

  @Test("Anything else is no cursor", arguments: ["", "c", "cursor", "12", "c-1", "cé"])
  func refuses(_ text: String) { #expect(OpaqueID.number(cursor: text, in: "users") == nil) }
}
