import Basics
import SetupCore

/// Judges a set of screen files: each by itself, then all of them together.
public enum ScreenValidator {
  /// All that is wrong with the files, by file and place; empty when they can be shown.
  ///
  /// A name may have folders before it. Rules about the whole set are judged only once each file is
  /// right by itself, or a wrong file would be reported again as a missing screen.
  public static func lint(_ files: [(name: String, text: String)]) -> [ScreenProblem] {
    switch read(files) {
    case .success: []
    case .failure(let failure): failure.problems
    }
  }

  /// The screens of the files, in order, or all that is wrong with them.
  static func read(_ files: [(name: String, text: String)]) -> Result<[Screen], ScreenProblems> {
    let answers = files.map { ScreenReader.read(file: $0.name, text: $0.text) }
    var problems = answers.flatMap(\.problems)
    let screens = answers.compactMap(\.screen).sorted { $0.screen.precedes($1.screen) }
    if problems.isEmpty { problems = wholeSet(screens) }
    guard problems.isEmpty else { return .failure(ScreenProblems(problems.inReadingOrder)) }
    return .success(screens.map(\.screen))
  }

  private static func wholeSet(_ screens: [ReadScreen]) -> [ScreenProblem] {
    repeatedIDs(screens) + repeatedOrders(screens) + deadEnds(screens) + drafts(screens)
      + wellKnown(screens) + Step.allCases.flatMap { coverage(of: $0, screens) }
  }

  private static func repeatedIDs(_ screens: [ReadScreen]) -> [ScreenProblem] {
    var first: [String: String] = [:]
    return screens.compactMap { read in
      guard let other = first.updateValue(read.file, forKey: read.screen.id) else { return nil }
      return read.problem(read.idAt, "the id \"\(read.screen.id)\" is that of \(other) too")
    }
  }

  private static func repeatedOrders(_ screens: [ReadScreen]) -> [ScreenProblem] {
    zip(screens, screens.dropFirst()).compactMap { before, read in
      let (one, other) = (before.screen, read.screen)
      guard (one.part, one.step, one.order) == (other.part, other.step, other.order),
        one.id != other.id
      else { return nil }
      return read.problem(read.orderAt, "the order \(other.order) is that of \(before.file) too")
    }
  }

  private static func deadEnds(_ screens: [ReadScreen]) -> [ScreenProblem] {
    let ids = screens.map(\.screen.id)
    return screens.flatMap { read in
      read.references.screens.filter { !ids.contains($0.name) }.map { target in
        let near = nearest(to: target.name, among: ids).map { "; did you mean \"\($0)\"?" } ?? ""
        return read.problem(target.at, "there is no screen \"\(target.name)\"\(near)")
      }
    }
  }

  private static func drafts(_ screens: [ReadScreen]) -> [ScreenProblem] {
    var first: [String: String] = [:]
    return screens.flatMap { read -> [ScreenProblem] in
      let repeated = read.references.drafts.compactMap { draft -> ScreenProblem? in
        guard let other = first.updateValue(read.file, forKey: draft.name) else { return nil }
        return read.problem(draft.at, "the draft \"\(draft.name)\" is in \(other) too")
      }
      let own = read.references.drafts.map(\.name)
      let missing = read.references.usedDrafts.filter { !own.contains($0.name) }
      return repeated
        + missing.map { read.problem($0.at, "there is no draft \"\($0.name)\" on this screen") }
    }
  }

  private static func wellKnown(_ screens: [ReadScreen]) -> [ScreenProblem] {
    let ids = Set(screens.map(\.screen.id))
    return WellKnownScreen.allCases.filter { !ids.contains($0.rawValue) }.map { screen in
      ScreenProblem(
        file: "\(screen.rawValue).json", at: nil, message: "missing: the program opens this screen")
    }
  }

  /// A step needs screens, each of its preconditions on one of them, and all that block on its last.
  private static func coverage(of step: Step, _ screens: [ReadScreen]) -> [ScreenProblem] {
    let own = screens.filter { $0.screen.part == .step && $0.screen.step == step }
    guard let last = own.last else {
      return [
        ScreenProblem(
          file: "\(step.rawValue)-….json", at: nil,
          message: "missing: step \(step.rawValue) has no screen")
      ]
    }
    let shown = Set(own.flatMap(\.screen.preconditions))
    let onLast = Set(last.screen.preconditions)
    var problems = PreconditionID.allCases.filter { Precondition.of($0).step == step }.compactMap {
      id in
      if !shown.contains(id) {
        return last.problem(
          last.blocksAt, "no screen of step \(step.rawValue) shows \"\(id.rawValue)\"")
      }
      guard Precondition.of(id).blocking != .never, !onLast.contains(id) else { return nil }
      return last.problem(
        last.blocksAt, "the last screen of step \(step.rawValue) must show \"\(id.rawValue)\"")
    }
    if !last.screen.when.isEmpty {
      problems.append(
        last.problem(last.idAt, "the last screen of a step must not have a \"when\""))
    }
    return problems
  }
}

extension ReadScreen {
  fileprivate func problem(_ at: TextPosition, _ message: String) -> ScreenProblem {
    ScreenProblem(file: file, at: at, message: message)
  }
}
