import Testing

@testable import SetupCore

@Suite("The table of e-mails")
struct EmailTableTests {
  private func hash(_ number: Int) -> EmailHash {
    EmailHash(EmailAddress("p\(number)@example.com"))
  }

  @Test("What was put there is found, and nothing else")
  func finds() {
    var table = EmailTable<Int>()
    #expect(table.find(hash(1)) == nil)
    for number in 0..<20_000 { #expect(table.insert(hash(number), number) == nil) }
    #expect(table.count == 20_000)
    #expect((0..<20_000).allSatisfy { table.find(hash($0)) == $0 })
    #expect((20_000..<30_000).allSatisfy { table.find(hash($0)) == nil })
  }

  @Test("The first of an e-mail stays until it is replaced")
  func replaces() {
    var table = EmailTable<Int>()
    _ = table.insert(hash(1), 10)
    #expect(table.insert(hash(1), 11) == 10)
    #expect(table.find(hash(1)) == 10)
    table.replace(hash(1), 12)
    table.replace(hash(2), 13)
    #expect(table.find(hash(1)) == 12)
    #expect(table.find(hash(2)) == nil)
    #expect(table.count == 1)
  }

  @Test("Hashes don't depend on how an e-mail is written, but on every letter of it")
  func hashes() {
    #expect(
      EmailHash(EmailAddress(" Ada@Example.com ")) == EmailHash(EmailAddress("ada@example.com")))
    #expect(hash(1) != hash(2))
    #expect(EmailHash(EmailAddress("")) != .none)
  }
}
