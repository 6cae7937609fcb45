/// Something that could be supposed of a row so that it holds, to ask what would follow.
struct AssumedFix: Sendable {
  enum Change: Sendable {
    /// Each observation that the row reads, as it would be; one that is right comes back as it is.
    case observations(@Sendable (Observation, SetupState) -> Observation)
    /// What would have happened.
    case events(@Sendable (SetupState) -> [Event.Kind])
  }

  /// What is supposed, without a full stop.
  let label: String
  let change: Change

  init(_ label: String, events: @escaping @Sendable (SetupState) -> [Event.Kind]) {
    (self.label, change) = (label, .events(events))
  }

  /// Changes what was observed, of one type of observation.
  init<Value>(
    _ label: String, _ edit: @escaping @Sendable (Value, SetupState) -> Observation
  ) {
    self.label = label
    change = .observations { observation, setup in
      (observation.payload as? Value).map { edit($0, setup) } ?? observation
    }
  }

  /// Changes what was observed, of two types.
  init<One, Other>(
    _ label: String, _ edit: @escaping @Sendable (One, SetupState) -> Observation,
    _ other: @escaping @Sendable (Other, SetupState) -> Observation
  ) {
    self.label = label
    change = .observations { observation, setup in
      switch observation.payload {
      case let value as One: edit(value, setup)
      case let value as Other: other(value, setup)
      default: observation
      }
    }
  }
}
