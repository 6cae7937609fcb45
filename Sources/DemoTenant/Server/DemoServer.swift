import Platform
import Synchronization

/// Serves a demo tenant over HTTP on 127.0.0.1, to any client.
///
/// One thread and one `poll` serve all clients; it prints nothing. Plain HTTP, because nobody
/// can have a trusted certificate for loopback; only 127.0.0.1 is listened on.
public final class DemoServer: Sendable {
  /// The most clients at once; more wait until one leaves.
  static let mostClients = 64

  /// The port that is listened on.
  public let port: Int
  let host: DemoHost

  private let listener: LoopbackListener
  private let bell = WakePipe()
  private let worker = Mutex<Worker?>(nil)

  /// Listens on a port; 0 takes any free one.
  public init(_ host: DemoHost, port: Int = 0) throws(DemoServerFailure) {
    guard (0...65_535).contains(port) else { throw .portNotAllowed(port) }
    do throws(SystemError) {
      listener = try LoopbackListener(port: port)
    } catch {
      throw DemoServerFailure(error, port: port)
    }
    self.host = host
    self.port = listener.port
  }

  /// The address that clients use.
  public var url: String { "http://127.0.0.1:\(port)" }

  /// Serves until `stop` is called from elsewhere.
  public func run() {
    var clients: [ServerConnection] = []
    while serve(&clients) {}
  }

  /// Serves on a thread of its own.
  public func start() {
    worker.withLock { worker in
      if worker == nil { worker = Worker { self.run() } }
    }
  }

  /// Ends `run`, and waits for the thread that `start` made.
  public func stop() {
    bell.wake()
    let ending = worker.withLock { worker in
      defer { worker = nil }
      return worker
    }
    ending?.join()
  }

  /// Milliseconds of a clock that never goes back.
  private static var milliseconds: Int { Int(Clock.monotonic * 1000) }

  /// One round: waits, moves what is ready; false once the bell rang.
  private func serve(_ clients: inout [ServerConnection]) -> Bool {
    let takesMore = clients.count < Self.mostClients
    let sources =
      [.init(bell.readEnd), .init(takesMore ? listener.descriptor : -1)]
      + clients.map { Poll.Source($0.socket.descriptor, $0.interest) }
    let before = Self.milliseconds
    let ready = Poll.wait(sources, milliseconds: clients.map(\.due).min().map { $0 - before })
    guard ready[0].isEmpty else { return false }

    let now = Self.milliseconds
    for index in clients.indices { clients[index].step(ready[index + 2], at: now, self) }
    clients.removeAll(where: \.isOver)
    if !ready[1].isEmpty, let socket = listener.accept() {
      clients.append(ServerConnection(socket, at: now))
    }
    return true
  }
}
