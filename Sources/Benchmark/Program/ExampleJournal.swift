import Basics
import BenchmarkReference
import Glibc
import SetupCore
import SetupStore

/// A state folder with a journal as a long set-up leaves it.
final class ExampleJournal {
  /// How long it is.
  let bytes: Int
  /// The state folder.
  let folder: String
  private let count: Int

  /// The journal itself.
  var path: String { folder + "/journal.ndjson" }

  init(events count: Int) throws(BenchmarkFailure) {
    self.count = count
    folder = try temporaryFolder()
    guard let lines = try? JournalFile.bytes(of: Self.events(count)) else {
      throw BenchmarkFailure(reason: "The journal could not be made.")
    }
    bytes = lines.count
    try write(lines)
  }

  private func write(_ lines: [UInt8]) throws(BenchmarkFailure) {
    guard let file = fopen(path, "w") else {
      throw BenchmarkFailure(reason: "The journal could not be made.")
    }
    let written = fwrite(lines, 1, lines.count, file)
    guard fclose(file) == 0, written == lines.count else {
      throw BenchmarkFailure(reason: "The journal could not be written to /tmp.")
    }
  }

  deinit { _ = system("rm -r '\(folder)'") }

  /// Reads it and folds it, as every start does.
  func open() throws(BenchmarkFailure) {
    let state = try? StateFolder.open(folder, mode: .readOnly, now: Instant(1_800_000_000))
    guard let events = state?.events, SetupState(folding: events).events == count else {
      throw BenchmarkFailure(reason: "The journal could not be opened.")
    }
  }

  /// What C does with the same bytes.
  func digest() throws(BenchmarkFailure) {
    var digest = [UInt8](repeating: 0, count: 32)
    guard reference_sha256_file(path, &digest) == 0 else {
      throw BenchmarkFailure(reason: "The reference can't read the journal.")
    }
  }

  /// Screens, looks, words and steps back and forth, a minute apart.
  static func events(_ count: Int) -> [Event] {
    let mappings = ObservedMappings([
      "startDate": Mapping(expression: "user.startDate", push: .onCreateAndUpdate),
      "githubUsername": Mapping(expression: "user.github", push: .onCreate),
    ])
    let kinds: [Event.Kind] = [
      .screenShown(screen: "4-check"), .observed(observation: .mappings(mappings)),
      .attested(id: .syncConnected, role: .dxAdmin, words: "seen in the console"),
      .lookFailed(kind: .schema, reason: "Okta did not answer."), .wentBack(to: .backUp),
      .attestationWithdrawn(id: .syncConnected), .screenShown(screen: "2-back-up"),
    ]
    return (0..<count).map {
      Event(kinds[$0 % kinds.count], at: Instant(1_790_000_000 + 60 * $0), offset: 60)
    }
  }
}
