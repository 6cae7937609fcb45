import BenchmarkReference
import Glibc
import SetupCore

extension Section {
  /// A preview of a million people, read through the client that reads Okta, against a backup of a
  /// million rows; beside it a plain C join of the same two files.
  ///
  /// `DIRSYNC_BENCH_PEOPLE` sets another number of people.
  static let preview = Section(name: "preview") { () throws(BenchmarkFailure) in
    let people = getenv("DIRSYNC_BENCH_PEOPLE").flatMap { Int(String(cString: $0)) } ?? 1_000_000
    let backup = try ExampleExport(rows: people)
    let pages = try ExamplePages(people: people)
    print("\(people) people: pages of \(pages.bytes) bytes, a backup of \(backup.bytes) bytes")
    let run = try PreviewRun(pages: pages.path, backup: backup.path)
    var joined = Measurement()
    var previewed = Measurement()
    for _ in 0..<5 {
      let reference = try joinOnce(pages.path, backup.path, &joined)
      let preview = try run.timed(&previewed)
      guard preview.counts == reference.counts else {
        throw BenchmarkFailure(
          reason: "The counts differ: \(preview.counts), \(reference.counts).")
      }
    }
    for (what, times) in [("preview", previewed), ("C join", joined)] {
      print(
        "\(what): median \(fixed(times.median * 1000, 0)) ms, shortest "
          + "\(fixed(times.shortest * 1000, 0)) ms of \(times.seconds.count)")
    }
    print("ratio of the shortest: \(fixed(previewed.shortest / joined.shortest, 2))")
    let isFast = report(
      "ratio of medians", previewed.median / joined.median, atMost: 2, digits: 2, unit: "")
    let peak = try MeasuredChild.preview.peakMegabytes(pages.path, backup.path)
    return report("peak memory", peak, atMost: 500, digits: 1, unit: " MB") && isFast
  }
}

private func joinOnce(
  _ pages: String, _ backup: String, _ times: inout Measurement
) throws(BenchmarkFailure) -> reference_preview {
  var counts = reference_preview()
  var result: Int32 = 0
  times.add { result = reference_preview(pages, backup, &counts) }
  guard result == 0 else { throw BenchmarkFailure(reason: "The reference can't read its files.") }
  return counts
}

extension reference_preview {
  /// People, then of each attribute the filled, changed and blanked ones.
  fileprivate var counts: [Int] {
    [users, matched, unmatched, unchanged]
      + [filled.0, changed.0, blanked.0, filled.1, changed.1, blanked.1]
      + [filled.2, changed.2, blanked.2]
  }
}

extension Preview {
  /// The same of a preview.
  fileprivate var counts: [Int] {
    [users, matched, unmatched, unchanged]
      + changed.flatMap { [$0.filled, $0.replaced, $0.blanked] }
  }
}
