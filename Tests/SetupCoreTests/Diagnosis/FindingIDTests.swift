import FoundationEssentials
import Testing

@testable import SetupCore

/// The ids are those of the catalogue, where it is at hand.
@Suite("The catalogue of findings")
struct FindingIDTests {
  struct Row: Hashable {
    var id: String
    var mark: String
  }

  /// `../shared/catalogue.md` beside the package root; nil where it is absent.
  static let rows: [Row]? = {
    let here = URL(fileURLWithPath: #filePath)
    var root = here
    for _ in 0..<4 { root.deleteLastPathComponent() }
    let file = root.deletingLastPathComponent().appendingPathComponent("shared/catalogue.md")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    return text.split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.filter { $0 != " " } }
      guard let first = cells.first(where: { !$0.allSatisfy(\.isNumber) }), let last = cells.last,
        first.hasPrefix("`"),
        first.hasSuffix("`"), ["C", "c", "R"].contains(last)
      else { return nil }
      return Row(id: String(first.dropFirst().dropLast()), mark: String(last))
    }
  }()

  @Test("Every row has its id here, and nothing is here that has no row", .enabled(if: rows != nil))
  func ids() {
    let rows = Self.rows ?? []
    #expect(rows.map(\.id).sorted() == FindingID.allCases.map(\.rawValue).sorted())
  }

  @Test("C is stated, all else is likely", .enabled(if: rows != nil))
  func confidence() {
    for row in Self.rows ?? [] {
      let expected: Confidence = row.mark == "C" ? .stated : .likely
      #expect(FindingID(rawValue: row.id)?.entry.confidence == expected, "\(row.id)")
    }
  }

  @Test("An id leads to its own entry; two causes no read can show")
  func entries() {
    for id in FindingID.allCases { #expect(id.entry.id == id) }
    #expect(
      FindingID.allCases.filter(\.entry.reads.isEmpty)
        == [.inactiveUsersDeleted, .portalLinkExpired])
  }
}
