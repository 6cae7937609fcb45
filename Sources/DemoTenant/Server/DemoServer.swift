import Glibc
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

  private let listener: Int32
  private let bell: (read: Int32, write: Int32)
  private let thread = Mutex<pthread_t?>(nil)

  /// Listens on a port; 0 takes any free one.
  public init(_ host: DemoHost, port: Int = 0) throws(DemoServerFailure) {
    let socket = try LoopbackSocket.listen(port: port)
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else {
      let failure = DemoServerFailure.last(port: port)
      close(socket.descriptor)
      throw failure
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    self.host = host
    self.port = socket.port
    listener = socket.descriptor
    bell = (ends[0], ends[1])
  }

  deinit {
    for descriptor in [listener, bell.read, bell.write] { close(descriptor) }
  }

  /// The address that clients use.
  public var url: String { "http://127.0.0.1:\(port)" }

  /// Serves until `stop` is called from elsewhere.
  public func run() {
    var clients: [ServerConnection] = []
    while serve(&clients) {}
    for client in clients { close(client.descriptor) }
  }

  /// Serves on a thread of its own.
  public func start() {
    thread.withLock { thread in
      guard thread == nil else { return }
      var made = pthread_t()
      let me = Unmanaged.passRetained(self)
      let status = pthread_create(
        &made, nil,
        { context in
          guard let context else { return nil }
          Unmanaged<DemoServer>.fromOpaque(context).takeRetainedValue().run()
          return nil
        }, me.toOpaque())
      if status == 0 { thread = made } else { me.release() }
    }
  }

  /// Ends `run`, and waits for the thread that `start` made.
  public func stop() {
    var byte: UInt8 = 1
    _ = write(bell.write, &byte, 1)
    let made = thread.withLock { thread in
      defer { thread = nil }
      return thread
    }
    if let made { pthread_join(made, nil) }
  }

  /// One round: waits, moves what is ready; false once the bell rang.
  private func serve(_ clients: inout [ServerConnection]) -> Bool {
    var watched = [pollfd(fd: bell.read, events: Int16(POLLIN), revents: 0)]
    let takesMore = clients.count < Self.mostClients
    watched.append(pollfd(fd: takesMore ? listener : -1, events: Int16(POLLIN), revents: 0))
    watched += clients.map { pollfd(fd: $0.descriptor, events: $0.interest, revents: 0) }
    let before = LoopbackSocket.milliseconds
    let wait = clients.map(\.due).min().map { max(0, $0 - before) } ?? -1
    _ = poll(&watched, nfds_t(watched.count), Int32(clamping: wait))
    guard watched[0].revents == 0 else { return false }

    let now = LoopbackSocket.milliseconds
    for index in clients.indices { clients[index].step(watched[index + 2].revents, at: now, self) }
    for client in clients where client.isOver { close(client.descriptor) }
    clients.removeAll(where: \.isOver)
    if watched[1].revents != 0, let descriptor = LoopbackSocket.accept(listener) {
      clients.append(ServerConnection(descriptor, at: now))
    }
    return true
  }
}
