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
