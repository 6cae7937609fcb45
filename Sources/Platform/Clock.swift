#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The machine's clocks.
public enum Clock {
  /// Seconds since 1970-01-01 00:00 UTC.
  public static var seconds: Double { read(CLOCK_REALTIME) }

  /// Seconds since some moment, by the clock that nobody sets.
  public static var monotonic: Double { read(CLOCK_MONOTONIC) }

  /// How many minutes the local time is east of UTC at a moment, in seconds since 1970.
  public static func offset(at seconds: Int) -> Int {
    var seconds = time_t(seconds)
    var local = tm()
    localtime_r(&seconds, &local)
    return local.tm_gmtoff / 60
  }

  /// Holds the calling thread up; a signal ends it early.
  public static func sleep(_ duration: Double) {
    let whole = duration.rounded(.down)
    var time = timespec(
      tv_sec: time_t(whole), tv_nsec: Int((duration - whole) * 1_000_000_000))
    nanosleep(&time, nil)
  }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
