import Basics
import SetupCore
import Terminal

/// The loop: keys and messages in, `update`, `view`, effects out.
public struct Program<Backend: TerminalBackend> {
  private var model: Model
  private var backend: Backend
  private let runner: EffectRunner
  private let clock: Clock

  /// Where the present moment comes from.
  public struct Clock: Sendable {
    /// The moment and the offset from UTC in minutes.
    public var now: @Sendable () -> (moment: Instant, offset: Int)

    /// A clock by its one function.
    public init(now: @escaping @Sendable () -> (moment: Instant, offset: Int)) { self.now = now }
  }

  /// A program over a terminal, its hands to the outside, and a clock.
  public init(_ model: Model, _ backend: Backend, _ runner: EffectRunner, _ clock: Clock) {
    (self.model, self.backend, self.runner, self.clock) = (model, backend, runner, clock)
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
    model.size = backend.size
    try perform(model.begin())
    try show()
    while !model.hasEnded {
      // Nothing is drawn by a timer while nothing moves.
      let keys = try backend.wait(
        milliseconds: model.millisecondsToChange, wake: runner.mailbox.readEnd)
      let messages = runner.mailbox.take()
      if keys.isEmpty, messages.isEmpty { try take(.timePassed) }
      for message in messages { try take(message) }
      for key in keys {
        try take(.keyPressed(key))
        if case .terminated(let signal) = key { return signal }
      }
      try show()
    }
    return nil
  }

  // A frame is shown before what may wait: the journal's note of it comes after.
  private mutating func show() throws(Backend.Failure) {
    try backend.show(view(model))
    runner.flushNotes()
  }

  private mutating func take(_ message: Message) throws(Backend.Failure) {
    let (moment, offset) = clock.now()
    model.clockShows(moment, offset: offset)
    try perform(update(&model, message))
  }

  private mutating func perform(_ effects: [Effect]) throws(Backend.Failure) {
    for effect in effects {
      switch effect {
      case .copy(let text): try backend.copy(text)
      case .setMouse(let isOurs): try backend.setMouse(isOurs)
      case .redraw: try backend.redraw()
      case .suspend:
        try backend.suspend()
        try take(.keyPressed(.resized(backend.size)))
      default:
        for message in runner.run(effect) { try take(message) }
      }
    }
  }
}
