import Basics
import BenchmarkReference
import Glibc
import SetupCore
import Wizard

extension Section {
  /// Verifying an export of a million rows, digest included, against C's digest of it alone.
  static let verify = Section(name: "verify") { () throws(BenchmarkFailure) in
    let export = try ExampleExport(rows: 1_000_000)
    print("export: 1,000,000 rows, \(export.bytes) bytes, \(export.bytes / 1_000_000) a row")
    var verified = Measurement()
    var digested = Measurement()
    var parts = VerifyParts()
    for _ in 0..<11 {
      let reference = try referenceDigest(export.path, &digested)
      let digest = try verifyOnce(export.path, &verified)
      guard digest == reference else {
        throw BenchmarkFailure(reason: "The two digests differ: \(digest), \(reference).")
      }
    }
    printTimes("verification", verified)
    printTimes("C SHA-256", digested)
    for _ in 0..<5 { try parts.measure(export.path) }
    printTimes("parsing alone", parts.parsing)
    printTimes("digest alone", parts.digesting)
    try printCoreutils(export.path)
    let ratio = verified.median / digested.median
    print("ratio of the shortest: \(fixed(verified.shortest / digested.shortest, 3))")
    let isFast = report("ratio of medians", ratio, atMost: 1.2, digits: 3, unit: "")
    let peak = try MeasuredChild.verify.peakMegabytes(export.path)
    return report("peak memory", peak, atMost: 150, digits: 1, unit: " MB") && isFast
  }
}

private func printTimes(_ what: String, _ times: Measurement) {
  print(
    "\(what): median \(fixed(times.median * 1000, 0)) ms, shortest "
      + "\(fixed(times.shortest * 1000, 0)) ms of \(times.seconds.count)")
}

private func verifyOnce(
  _ path: String, _ times: inout Measurement
) throws(BenchmarkFailure) -> String {
  var result: Result<BackupVerification, BackupFileFailure>?
  times.add { result = Result { () throws(BackupFileFailure) in try verifyBackupFile(at: path) } }
  switch result {
  case .success(let verification) where verification.rows == 1_000_000:
    return verification.sha256
  case .success(let verification):
    throw BenchmarkFailure(reason: verification.shortfall?.reason ?? "Rows were lost.")
  case .failure(let failure): throw BenchmarkFailure(reason: failure.shortfall.reason)
  case nil: throw BenchmarkFailure(reason: "Nothing was verified.")
  }
}

private func referenceDigest(
  _ path: String, _ times: inout Measurement
) throws(BenchmarkFailure) -> String {
  var digest = [UInt8](repeating: 0, count: 32)
  var result: Int32 = 0
  times.add { result = reference_sha256_file(path, &digest) }
  guard result == 0 else { throw BenchmarkFailure(reason: "The reference can't read the export.") }
  return Hexadecimal.text(digest)
}

private func printCoreutils(_ path: String) throws(BenchmarkFailure) {
  var times = Measurement()
  var status: Int32 = 0
  for _ in 0..<3 { times.add { status = system("sha256sum \(path) > /dev/null 2>&1") } }
  guard status == 0 else { return print("sha256sum: not here") }
  printTimes("sha256sum (may use the processor's SHA instructions)", times)
}
