import Basics
import BenchmarkReference
import Glibc
import SetupCore
import SetupStore

extension Section {
  /// Journals opened and folded, bundles made and opened, against C's digest of the same bytes: each
  /// line of a journal carries a digest over it.
  static let work = Section(name: "work") { () throws(BenchmarkFailure) in
    for count in [10_000, 100_000] {
      let journal = try ExampleJournal(events: count)
      var (opened, digested) = (Measurement(), Measurement())
      for _ in 0..<(count > 10_000 ? 3 : 7) {
        try opened.add { () throws(BenchmarkFailure) in try journal.open() }
        try digested.add { () throws(BenchmarkFailure) in try journal.digest() }
      }
      let what = "journal of \(count) events, \(journal.bytes / 1_000) kB"
      printWork("\(what), opened", opened, "C SHA-256", digested)
    }
    try measureBundle(events: 10_000)
    return true
  }
}

private func printWork(
  _ what: String, _ times: Measurement, _ reference: String, _ others: Measurement
) {
  print(
    "\(what): median \(fixed(times.median * 1000, 1)) ms of \(times.seconds.count), \(reference) "
      + "\(fixed(others.median * 1000, 1)) ms, ratio \(fixed(times.median / others.median, 1))")
}

private func measureBundle(events count: Int) throws(BenchmarkFailure) {
  let folder = try temporaryFolder()
  defer { _ = system("rm -r '\(folder)'") }
  let environment = SupportBundle.Environment(program: "1", terminal: "screen", locale: "C.UTF-8")
  let events = ExampleJournal.events(count)
  var (made, opened, digested) = (Measurement(), Measurement(), Measurement())
  for number in 0..<5 {
    let path = "\(folder)/\(number).jsonl"
    do {
      try made.add { () throws(StoreFailure) in
        try SupportBundle(events, environment, created: Instant(1_800_000_000)).write(to: path)
      }
      try opened.add { () throws(BundleFailure) in
        guard try SupportBundle.read(path).events.count == count else { return }
      }
    } catch {
      throw BenchmarkFailure(reason: "The bundle could not be made and opened.")
    }
    var digest = [UInt8](repeating: 0, count: 32)
    digested.add { _ = reference_sha256_file(path, &digest) }
  }
  printWork("bundle of \(count) events, made", made, "C SHA-256", digested)
  printWork("the same, opened", opened, "C SHA-256", digested)
}

/// A state folder with a journal as a long set-up leaves it.
private final class ExampleJournal {
  let bytes: Int
  private let count: Int
  private let folder: String

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
    guard let file = fopen(folder + "/journal.ndjson", "w") else {
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

  func digest() throws(BenchmarkFailure) {
    var digest = [UInt8](repeating: 0, count: 32)
    guard reference_sha256_file(folder + "/journal.ndjson", &digest) == 0 else {
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
