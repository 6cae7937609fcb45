import Terminal

/// The loop of a replay: keys in, frames out; nothing is written and nothing looked at.
public struct ReplayProgram<Backend: TerminalBackend> {
  private var replay: Replay
  private var backend: Backend

  /// A replay over a terminal.
  public init(_ replay: Replay, _ backend: Backend) {
    (self.replay, self.backend) = (replay, backend)
  }

  /// Runs until the person or the system ends it; returns the signal that did, if one did.
  ///
  /// The terminal is given back before a failure of it is thrown on.
  public mutating func run() throws(Backend.Failure) -> Int32? {
    do {
      let signal = try loop()
      backend.close()
      return signal
    } catch {
      backend.close()
      throw error
    }
  }

  private mutating func loop() throws(Backend.Failure) -> Int32? {
    replay.size = backend.size
    try backend.show(view(replay))
    while !replay.hasEnded {
      let keys = try backend.wait(milliseconds: replay.isPlaying ? 700 : nil, wake: nil)
      if keys.isEmpty { replay.passedTime() }
      for key in keys {
        switch key {
        case .terminated(let signal): return signal
        case .interrupted: return 2
        case .control("l"): try backend.redraw()
        case .control("z"): try suspend()
        default: replay.took(key)
        }
      }
      try backend.show(view(replay))
    }
    return nil
  }

  private mutating func suspend() throws(Backend.Failure) {
    try backend.suspend()
    replay.size = backend.size
  }
}
