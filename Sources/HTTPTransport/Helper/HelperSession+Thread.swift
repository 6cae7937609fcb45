import Platform

extension HelperSession {
  /// Why a session ends.
  enum Ending {
    /// It was closed, or no request came for a while.
    case wanted
    /// The helper's end of the channel closed.
    case helperGone
    /// The helper sent what its protocol doesn't allow.
    case violation(String)
    /// The helper let a request's time pass.
    case late
  }

  func startThread() {
    if Worker({ self.run() }) == nil { finish(.wanted) }
  }

  private func run() {
    var reader = HelperReader()
    while true {
      let (wantsToWrite, timeout) = state.withLock { (!$0.outgoing.isEmpty, nextTimeout($0)) }
      let ready = Poll.wait(
        [
          .init(channel.descriptor, wantsToWrite ? [.reading, .writing] : .reading),
          .init(bell.readEnd),
        ], milliseconds: timeout)
      bell.drain()
      if wantsToWrite { writeOutgoing() }
      if !ready[0].isDisjoint(with: [.reading, .hungUp, .broken]), let ending = read(with: &reader)
      {
        return finish(ending)
      }
      if let ending = state.withLock({ ending(&$0) }) { return finish(ending) }
    }
  }

  // Milliseconds until the next moment at which something is due; rounded up, so as not to spin.
  private func nextTimeout(_ state: borrowing State) -> Int {
    let due = state.waiters.values.map(\.deadline).min() ?? state.idleSince + idleSeconds
    return Int(min(max(0, due - Clock.monotonic), 86_400) * 1000) + 1
  }

  private func ending(_ state: inout State) -> Ending? {
    let now = Clock.monotonic
    if state.isClosing { return .wanted }
    if state.waiters.values.contains(where: { $0.deadline <= now }) { return .late }
    let isOver = state.isRetiring || state.idleSince + idleSeconds <= now
    guard state.waiters.isEmpty, isOver else { return nil }
    state.isClosing = true
    return .wanted
  }

  private func writeOutgoing() {
    state.withLock { state in
      // A broken channel shows as the end of what can be read.
      if case .moved(let count) = channel.send(state.outgoing) { state.outgoing.removeFirst(count) }
    }
  }

  private func read(with reader: inout HelperReader) -> Ending? {
    var bytes: [UInt8] = []
    switch channel.receive(into: &bytes) {
    case .wouldBlock: return nil
    case .ended: return .helperGone
    case .moved: break
    }
    do {
      let reports = try reader.reports(in: bytes)
      for (reply, outcome) in try apply(reports) { reply.resume(with: outcome.asAnyError) }
      return nil
    } catch {
      return .violation(error.what)
    }
  }

  private func apply(_ reports: [HelperReport]) throws(ProtocolViolation) -> [(
    Reply, Retry.Outcome
  )] {
    try state.withLock { (state) throws(ProtocolViolation) in
      let completed = try state.inbox.apply(reports)
      guard !completed.isEmpty else { return [] }
      state.idleSince = Clock.monotonic
      // It may be busy unpacking for seconds what nobody wants any more.
      if completed.contains(where: \.outcome.isTooLarge) { state.isRetiring = true }
      return completed.compactMap { id, outcome in
        state.waiters.removeValue(forKey: id).map { ($0.reply, outcome) }
      }
    }
  }

  /// Ends the helper, if it hasn't ended itself, and answers everyone who still waits.
  private func finish(_ ending: Ending) {
    // It holds nothing that is worth keeping, and a stopped one would heed nothing else.
    let status = process.end()
    let (waiters, wasReady) = state.withLock { state in
      defer { state.waiters = [:] }
      state.hasEnded = true
      return (state.waiters, state.inbox.isReady)
    }
    let failure = TransportFailure.helper(
      HelperExitReason.sentence(ending, status: status, wasReady: wasReady))
    for waiter in waiters.values { waiter.reply.resume(throwing: failure) }
  }
}

extension Result where Failure == TransportFailure {
  fileprivate var asAnyError: Result<Success, any Error> { mapError { $0 } }
}

extension Retry.Outcome {
  fileprivate var isTooLarge: Bool {
    if case .failure(.tooLarge) = self { true } else { false }
  }
}
