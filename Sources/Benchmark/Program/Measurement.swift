import Glibc

/// Seconds that something took, again and again.
struct Measurement {
  private(set) var seconds: [Double] = []

  /// Runs it once more.
  mutating func add<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
    let start = Self.now
    try body()
    seconds.append(Self.now - start)
  }

  var median: Double {
    let sorted = seconds.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  var shortest: Double { seconds.min() ?? 0 }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// A number with so many digits behind the point.
func fixed(_ value: Double, _ digits: Int) -> String {
  let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
  let whole = Int((value * scale).rounded())
  guard digits > 0 else { return String(whole) }
  let fraction = String(whole % Int(scale))
  let zeros = String(repeating: "0", count: digits - fraction.count)
  return "\(whole / Int(scale)).\(zeros)\(fraction)"
}

/// A figure against its target, on one line; false if it is missed.
func report(_ what: String, _ value: Double, atMost target: Double, digits: Int, unit: String)
  -> Bool
{
  let holds = value <= target
  let verdict = holds ? "ok" : "MISSED"
  print(
    "\(what): \(fixed(value, digits))\(unit) (target \(fixed(target, digits))\(unit)) \(verdict)")
  return holds
}
