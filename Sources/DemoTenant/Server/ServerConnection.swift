import Glibc
import HTTPTransport

/// One client of the loopback server: what it has sent, and what it is still to get.
struct ServerConnection {
  /// Milliseconds after which a silent client is let go.
  static let patience = 60_000

  let descriptor: Int32
  private var input: [UInt8] = []
  private var output: [UInt8] = []
  private var written = 0
  private var waiting: (due: Int, bytes: [UInt8])?
  private var closesAfterOutput = false
  private var lastHeard: Int
  private(set) var isOver = false

  init(_ descriptor: Int32, at now: Int) {
    self.descriptor = descriptor
    lastHeard = now
  }

  /// What to poll for: nothing new is read while an answer is under way.
  var interest: Int16 {
    if !output.isEmpty { return Int16(POLLOUT) }
    return waiting == nil ? Int16(POLLIN) : 0
  }

  /// The next moment at which something is to be done without the client.
  var due: Int { waiting?.due ?? lastHeard + Self.patience }

  /// Moves bytes, and answers what has arrived whole.
  mutating func step(_ ready: Int16, at now: Int, _ server: DemoServer) {
    if ready & Int16(POLLERR | POLLNVAL) != 0 { isOver = true }
    if ready & Int16(POLLHUP) != 0, ready & Int16(POLLIN) == 0 { isOver = true }
    if ready & Int16(POLLIN) != 0 { read(at: now) }
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
    switch LoopbackSocket.read(descriptor, into: &input) {
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
    switch LoopbackSocket.write(descriptor, output, from: written) {
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
