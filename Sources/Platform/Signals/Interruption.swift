import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The signal that asks a program without a window to end: what it has until then it still says.
public enum Interruption {
  private static let number = Atomic<Int32>(0)

  /// From now on INT, TERM and HUP are noted; a second one ends the program at once.
  public static func listen() {
    // Made here, as the first use must not be in a handler.
    number.store(0, ordering: .relaxed)
    for each in [SIGINT, SIGTERM, SIGHUP] {
      systemSignal(each) { number in
        if Interruption.number.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
      }
    }
  }

  /// The signal that came; nil while none did.
  public static var signal: Int32? {
    let number = number.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }
}

// Inside the enum the name `signal` is a property's.
private func systemSignal(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
  _ = signal(number, handler)
}
