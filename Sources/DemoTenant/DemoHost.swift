import HTTPTransport
import Synchronization

/// A tenant that several can use at once: the wizard's probes, the side menu, a loopback server.
public final class DemoHost: Sendable {
  private let tenant: Mutex<DemoTenant>
  private let clock: @Sendable () -> Int

  /// A tenant behind a lock.
  ///
  /// - Parameter clock: tells the seconds since 1970.
  public init(_ tenant: DemoTenant, clock: @escaping @Sendable () -> Int) {
    self.tenant = Mutex(tenant)
    self.clock = clock
  }

  /// Reads the tenant as it is now.
  public func read<Value: Sendable>(_ what: @Sendable (borrowing DemoTenant) -> Value) -> Value {
    tenant.withLock { what($0) }
  }

  /// Does one click in a console; the next probe reads it.
  public func play(_ click: ConsoleClick) {
    let now = clock()
    tenant.withLock { $0.play(click, at: now) }
  }

  /// Takes a file as DX's *User CSVs* page does; nil where it isn't one with an e-mail column.
  public func upload(_ bytes: [UInt8]) -> UserUpload.Result? {
    tenant.withLock { $0.upload(bytes) }
  }

  /// Answers one request, or says how it fails and how long that takes.
  public func react(to request: Request) -> DemoReaction {
    let now = clock()
    return tenant.withLock { $0.react(to: request, at: now) }
  }

  /// A way to send requests that ends here, in process.
  public var transport: Transport {
    Transport { request in
      let reaction = self.react(to: request)
      do {
        try await Task.sleep(for: .milliseconds(reaction.milliseconds))
      } catch {
        throw TransportFailure.cancelled
      }
      guard let response = reaction.response else {
        throw TransportFailure.notConnected("The connection was closed before an answer came.")
      }
      guard response.body.count <= request.bodyLimit else {
        throw TransportFailure.tooLarge(limit: request.bodyLimit)
      }
      return response
    }
  }
}
