/// One part of the benchmark: what it is called, and the measurement.
///
/// A section compares with a reference measured in the same run, so that its figure means the same
/// on any machine. Each is a file of its own, listed in `main.swift`.
struct Section: Sendable {
  /// The name to ask for it by.
  let name: String
  /// Measures and prints; false if a target is missed.
  let run: @Sendable () throws(BenchmarkFailure) -> Bool
}

/// Why a section could not be measured.
struct BenchmarkFailure: Error {
  /// A whole sentence.
  let reason: String
}
