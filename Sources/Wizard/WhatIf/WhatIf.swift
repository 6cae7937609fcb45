import Basics
import Screens
import SetupCore

extension Model {
  /// Does what is wanted of *what if*.
  mutating func apply(_ intent: Intent.WhatIf) -> [Effect] {
    switch intent {
    case .list: askWhatIf()
    case .suppose(let hypothesis): suppose(hypothesis)
    case .end: resume()
    }
  }

  /// Asks what could be otherwise, or whether to end it; Esc changes nothing.
  mutating func askWhatIf() -> [Effect] {
    let hypotheses = setup.hypotheses(at: now)
    guard !hypotheses.isEmpty || access == .hypothetical else {
      return say(.info, "Every row holds: there is nothing to suppose.")
    }
    return ask(.whatIf(hypotheses, given: assumptions))
  }

  /// Assumes something: the sitting waits behind a copy in which it is so.
  mutating func suppose(_ hypothesis: Hypothesis) -> [Effect] {
    beginWhatIf()
    let effects = append(hypothesis.events)
    // The hypothesis has words of its own; those of its events would say less.
    assumptions = assumptions.dropLast(hypothesis.events.count) + [hypothesis.label]
    readFromTop()
    return effects
  }

  private mutating func beginWhatIf() {
    guard access != .hypothetical else { return }
    suspended = .whatIf(self, assumptions: [])
    (access, backup.verification, watching.nextClick) = (.hypothetical, nil, nil)
    watching.stop()
  }

  /// Applies events without the journal; what a person decided in them is an assumption too.
  mutating func assume(_ events: [Event]) -> [Effect] {
    assumptions += events.compactMap { assumption($0.kind) }
    return apply(events: events)
  }

  private func assumption(_ kind: Event.Kind) -> String? {
    switch kind {
    case .stepLeft, .wentBack, .advanceRefused, .screenShown: nil
    case .useCasesChosen, .activationRequested, .immediateSyncRequested, .attested,
      .attestationWithdrawn, .waived, .waiverWithdrawn, .backupKept, .backupRefused,
      .vaultForgotten, .organisationBound, .appBound, .dxHostConfirmed, .observed,
      .observedUnchanged, .lookFailed, .attributePlanned, .attributeDropped, .previewRecorded,
      .previewConfirmed, .writeIntended, .writeEnded, .tokenRevocationIntended, .tokenRevoked,
      .syncRan, .verdictsReported, .symptomChosen, .questionAnswered, .answerTakenBack:
      sanitised(title(of: kind, before: setup), limit: 120)
    }
  }

  /// What follows from the assumptions; nil outside of *what if*.
  func whatIf(_ rows: Judgements) -> WhatIf? {
    guard access == .hypothetical, let sitting = suspended?.model else { return nil }
    let without = Judgements(sitting.setup, at: now, by: about.judge)
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
    let end = Choice("End what if", detail: "All is as it was.", .whatIf(.end))
    let choices = hypotheses.map { Choice($0.label, .whatIf(.suppose($0))) }
    return Dialog(
      .menu, title: isOpen ? "What if, in addition" : "What if",
      body: isOpen
        ? assumptions.map { "· \($0)" }
        : ["Suppose something, and see which verdicts would follow. Nothing is written."],
      choices: (isOpen ? [end] : []) + choices + [Choice("Close")])
  }
}
