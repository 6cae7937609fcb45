import Basics
import Platform
import SetupCore
import Terminal

/// The loop: keys and answers in, `update`, `view`, effects out.
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

  /// A program over a terminal, its side effects, and a clock.
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

  /// What is said at the end, once the terminal is given back.
  public var leavingLines: [String] { model.leavingLines }

  private mutating func loop() throws(Backend.Failure) -> Int32? {
    model.window.size = backend.size
    try perform(model.begin())
    try show()
    while !model.window.isClosed {
      // Nothing is drawn by a timer while nothing moves.
      let keys = try backend.wait(
        milliseconds: model.millisecondsToChange, wake: runner.mailbox.readEnd)
      let answers = runner.mailbox.collect()
      if keys.isEmpty, answers.isEmpty { try send(.timePassed) }
      for answer in answers { try send(.answer(answer)) }
      for key in keys {
        try send(.key(key))
        if case .terminated(let signal) = key { return signal }
        if key == .interrupted, model.window.isClosed { return Signals.interrupt }
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

  private mutating func send(_ message: Message) throws(Backend.Failure) {
    let (moment, offset) = clock.now()
    model.clockShows(moment, offset: offset)
    try perform(update(&model, message))
  }

  private mutating func perform(_ effects: [Effect]) throws(Backend.Failure) {
    for effect in effects {
      if case .terminal(let effect) = effect {
        try perform(effect)
      } else {
        for answer in runner.run(effect) { try send(.answer(answer)) }
      }
    }
  }

  private mutating func perform(_ effect: TerminalEffect) throws(Backend.Failure) {
    switch effect {
    case .copy(let text): try backend.copy(text)
    case .setMouse(let isOurs): try backend.setMouse(isOurs)
    case .redraw: try backend.redraw()
    case .suspend:
      try backend.suspend()
      try send(.key(.resized(backend.size)))
    }
  }
}
