import Basics
import Screens
import SetupCore

extension Model {
  /// Asks what could be supposed, or whether to end it; Esc changes nothing.
  mutating func askWhatIf() -> [Effect] {
    let hypotheses = setup.hypotheses(at: now)
    guard !hypotheses.isEmpty || access == .hypothetical else {
      notice = Notice(.info, "Every row holds: there is nothing to suppose.")
      return []
    }
    return ask(.whatIf(hypotheses, given: assumptions))
  }

  /// Supposes something: the sitting waits behind a copy in which it is so.
  mutating func suppose(_ hypothesis: Hypothesis) -> [Effect] {
    beginWhatIf()
    let effects = record(hypothesis.events)
    // The hypothesis has words of its own; those of its events would say less.
    assumptions = assumptions.dropLast(hypothesis.events.count) + [hypothesis.label]
    (scroll, focus) = (0, nil)
    return effects
  }

  private mutating func beginWhatIf() {
    guard access != .hypothetical else { return }
    behind = .model(self)
    (access, verification, looking) = (.hypothetical, nil, [])
    (nextLook, nextClick) = (nil, nil)
  }

  /// Takes events in without the journal; what a person decided in them is an assumption too.
  mutating func assume(_ events: [Event]) -> [Effect] {
    assumptions += events.compactMap { assumption($0.kind) }
    return journalled(events)
  }

  private func assumption(_ kind: Event.Kind) -> String? {
    switch kind {
    case .stepLeft, .wentBack, .advanceRefused, .screenShown: nil
    default: sanitised(words(kind, before: setup), limit: 120)
    }
  }

  /// What follows from the assumptions; nil outside of *what if*.
  func whatIf(_ rows: Judgements) -> WhatIf? {
    guard access == .hypothetical, case .model(let sitting) = behind else { return nil }
    let without = Judgements(sitting.setup, at: now, by: judge)
    let opened = Step.allCases.filter { rows.letsLeave($0) && !without.letsLeave($0) }
    let changed =
      changedRows(from: without.all, to: rows.all).map { $0 + "." }
      + opened.map { "Step \($0.rawValue) may be left." }
    let follows = changed.isEmpty ? ["no verdict changes."] : changed
    return WhatIf(
      sentence: "What if: \(assumptions.joined(separator: "; ")). Then: "
        + follows.joined(separator: " "),
      stepsOpened: opened)
  }
}

/// What *what if* shows: the difference that the assumptions make.
public struct WhatIf: Sendable {
  /// The assumptions and what follows, as the page says them on top.
  public var sentence: String
  /// The steps that may be left, and may not without the assumptions.
  public var stepsOpened: [Step]
}

extension Dialog {
  static func whatIf(_ hypotheses: [Hypothesis], given assumptions: [String]) -> Dialog {
    let isOpen = !assumptions.isEmpty
    let end = Choice("End what if", detail: "All is as it was.", .whatIfEnded)
    let choices = hypotheses.map { Choice($0.label, .supposed($0)) }
    return Dialog(
      .menu, title: isOpen ? "What if, in addition" : "What if",
      body: isOpen
        ? assumptions.map { "· \($0)" }
        : ["Suppose something, and see which verdicts would follow. Nothing is written."],
      choices: (isOpen ? [end] : []) + choices + [Choice("Close", nil)])
  }
}
