#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program's standard output and standard error.
public enum StandardStream: Int32, Sendable {
  /// For results.
  case output = 1
  /// For everything else.
  case error = 2

  /// Writes a text, whole; the system's refusal, nil where all of it went.
  @discardableResult
  public func write(_ text: String) -> SystemError? {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(rawValue, $0) }
      if count < 0, SystemError.last.isInterrupted { continue }
      guard count > 0 else { return .last }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}

// Inside the enum the name `write` is a method's.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
