import Glibc

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

  // A thread rather than a task: it waits in `poll()`, which would hold one of the few threads
  // that all tasks share.
  func startThread() {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    // The new thread inherits this: signals are for the program's own threads.
    pthread_sigmask(SIG_SETMASK, &all, &before)
    var thread = pthread_t()
    let session = Unmanaged.passRetained(self)
    let problem = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<HelperSession>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, session.toOpaque())
    pthread_sigmask(SIG_SETMASK, &before, nil)
    if problem == 0 { pthread_detach(thread) } else { session.takeRetainedValue().finish(.wanted) }
  }

  private func run() {
    var buffer = [UInt8](repeating: 0, count: 128 << 10)
    var reader = HelperReader()
    while true {
      let (wantsToWrite, timeout) = state.withLock { (!$0.outgoing.isEmpty, nextTimeout($0)) }
      var files = [
        pollfd(fd: channel, events: Int16(POLLIN | (wantsToWrite ? POLLOUT : 0)), revents: 0),
        pollfd(fd: wakeReceiver, events: Int16(POLLIN), revents: 0),
      ]
      poll(&files, 2, timeout)
      if files[1].revents != 0 { recv(wakeReceiver, &buffer, buffer.count, Int32(MSG_DONTWAIT)) }
      if wantsToWrite { writeOutgoing() }
      if files[0].revents & Int16(POLLIN | POLLHUP | POLLERR) != 0,
        let ending = read(with: &reader, into: &buffer)
      {
        return finish(ending)
      }
      if let ending = state.withLock({ ending(&$0) }) { return finish(ending) }
    }
  }

  // Milliseconds until the next moment at which something is due; rounded up, so as not to spin.
  private func nextTimeout(_ state: borrowing State) -> Int32 {
    let due = state.waiters.values.map(\.deadline).min() ?? state.idleSince + idleSeconds
    return Int32(clamping: Int(min(max(0, due - Monotonic.now()), 86_400) * 1000) + 1)
  }

  private func ending(_ state: inout State) -> Ending? {
    let now = Monotonic.now()
    if state.isClosing { return .wanted }
    if state.waiters.values.contains(where: { $0.deadline <= now }) { return .late }
    let isOver = state.isRetiring || state.idleSince + idleSeconds <= now
    guard state.waiters.isEmpty, isOver else { return nil }
    state.isClosing = true
    return .wanted
  }

  private func writeOutgoing() {
    state.withLock { state in
      let sent = state.outgoing.withUnsafeBytes {
        send(channel, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
      }
      // A broken channel shows as the end of what can be read.
      if sent > 0 { state.outgoing.removeFirst(sent) }
    }
  }

  private func read(with reader: inout HelperReader, into buffer: inout [UInt8]) -> Ending? {
    let count = recv(channel, &buffer, buffer.count, Int32(MSG_DONTWAIT))
    guard count > 0 else {
      return count < 0 && (errno == EAGAIN || errno == EINTR) ? nil : .helperGone
    }
    do {
      let reports = try reader.reports(in: buffer[..<count])
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
      state.idleSince = Monotonic.now()
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
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    let (waiters, wasReady) = state.withLock { state in
      defer { state.waiters = [:] }
      state.hasEnded = true
      for file in [channel, wakeSender, wakeReceiver] { Glibc.close(file) }
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
