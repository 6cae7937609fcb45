import HTTPTransport
import Platform

/// One client of the loopback server: what it has sent, and what it is still to get.
struct ServerConnection {
  /// Milliseconds after which a silent client is let go.
  static let patience = 60_000

  let socket: Socket
  private var input: [UInt8] = []
  private var output: [UInt8] = []
  private var written = 0
  private var waiting: (due: Int, bytes: [UInt8])?
  private var closesAfterOutput = false
  private var lastHeard: Int
  private(set) var isOver = false

  init(_ socket: Socket, at now: Int) {
    self.socket = socket
    lastHeard = now
  }

  /// What to poll for: nothing new is read while an answer is under way.
  var interest: Readiness {
    if !output.isEmpty { return .writing }
    return waiting == nil ? .reading : []
  }

  /// The next moment at which something is to be done without the client.
  var due: Int { waiting?.due ?? lastHeard + Self.patience }

  /// Moves bytes, and answers what has arrived whole.
  mutating func step(_ ready: Readiness, at now: Int, _ server: DemoServer) {
    if ready.contains(.broken) { isOver = true }
    if ready.contains(.hungUp), !ready.contains(.reading) { isOver = true }
    if ready.contains(.reading) { read(at: now) }
    if let waiting, waiting.due <= now {
      self.waiting = nil
      output = waiting.bytes
    }
    repeat {
      if !output.isEmpty { write(at: now) }
    } while !isOver && waiting == nil && output.isEmpty && answer(at: now, server)
    if now - lastHeard >= Self.patience, waiting == nil { isOver = true }
  }

  private mutating func read(at now: Int) {
    switch socket.receive(into: &input) {
    case .moved: lastHeard = now
    case .wouldBlock: break
    case .ended: isOver = true
    }
  }

  /// Answers the next whole request, if one has arrived; false where there is none.
  private mutating func answer(at now: Int, _ server: DemoServer) -> Bool {
    switch HTTPMessage.read(input) {
    case .incomplete: return false
    case .refused(let status): refuse(status)
    case .request(let message, let length):
      input.removeFirst(length)
      guard let request = message.request(port: server.port) else {
        refuse(Request.Method(rawValue: message.method) == nil ? 405 : 400)
        return true
      }
      take(server.host.react(to: request), isKept: message.isKept, at: now)
    }
    return true
  }

  private mutating func take(_ reaction: DemoReaction, isKept: Bool, at now: Int) {
    guard let response = reaction.response else {
      isOver = true
      return
    }
    closesAfterOutput = !isKept
    let bytes = response.message(isKept: isKept)
    if reaction.milliseconds > 0 {
      waiting = (now + reaction.milliseconds, bytes)
    } else {
      output = bytes
    }
  }

  private mutating func refuse(_ status: Int) {
    input = []
    closesAfterOutput = true
    output = Response(status: status).message(isKept: false)
  }

  private mutating func write(at now: Int) {
    switch socket.send(output, from: written) {
    case .wouldBlock: return
    case .ended: isOver = true
    case .moved(let count):
      lastHeard = now
      written += count
      guard written == output.count else { return }
      output = []
      written = 0
      if closesAfterOutput { isOver = true }
    }
  }
}
