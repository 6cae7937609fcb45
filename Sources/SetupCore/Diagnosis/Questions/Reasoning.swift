/// What is still possible after some answers, and which question narrows it most.
///
/// Plain set algebra: a cause is possible until an answer rules it out, and found once an answer
/// confirms it or nothing else is left.
struct Reasoning: Hashable, Sendable {
  /// What the person may be seeing; one until they say that they don't know.
  private(set) var symptoms: Set<Symptom>
  /// The causes that nothing ruled out, the likeliest first.
  private(set) var possible: [FindingID]
  /// The ids of the questions that were answered.
  private(set) var asked: Set<String> = []
  /// The cause that an answer confirmed.
  private(set) var confirmed: FindingID?

  init(_ symptom: Symptom) {
    symptoms = [symptom]
    possible = symptom.explanations
  }

  /// Takes an answer in, and returns what it ruled out.
  @discardableResult
  mutating func take(_ answer: Question.Answer, to question: Question) -> [FindingID] {
    let before = possible
    asked.insert(question.id)
    if symptoms.contains(.unknown) { symptoms = Symptom.specific }
    switch answer.effect {
    case .nothing: break
    case .confirms(let id): confirmed = id
    case .leaves(let ids): possible.removeAll { !ids.contains($0) }
    case .rulesOut(let ids): possible.removeAll(where: ids.contains)
    case .sees(let some): see(Set(some))
    }
    return before.filter { !possible.contains($0) }
  }

  /// Goes on without a cause: it is known not to be the one, or said not to be.
  mutating func drop(_ ids: [FindingID]) {
    possible.removeAll(where: ids.contains)
    if let confirmed, ids.contains(confirmed) { self.confirmed = nil }
  }

  // What explains any of the symptoms, each in the place where it is likeliest.
  private mutating func see(_ some: Set<Symptom>) {
    symptoms = some
    func place(_ id: FindingID) -> Int {
      some.compactMap { $0.explanations.firstIndex(of: id) }.min() ?? .max
    }
    possible = possible.enumerated().filter { place($0.element) < .max }
      .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
  }

  /// The question that leaves the least to be expected; nil once nothing narrows it more.
  var next: Question? {
    guard confirmed == nil else { return nil }
    var best: (question: Question, rest: Int)?
    for question in Question.all where !asked.contains(question.id) {
      guard !question.symptoms.isDisjoint(with: symptoms), narrows(question) else { continue }
      let rest = expectedRest(question)
      if best.map({ rest < $0.rest }) ?? true { best = (question, rest) }
    }
    return best?.question
  }

  /// Whether an answer to it, that can be expected, changes what is possible.
  func narrows(_ question: Question) -> Bool {
    question.answers.contains { answer in
      switch answer.effect {
      case .nothing: false
      case .sees: true
      case .confirms(let id): possible.contains(id)
      case .rulesOut(let ids): possible.contains(where: ids.contains)
      case .leaves(let ids):
        possible.contains(where: ids.contains) && !possible.allSatisfy(ids.contains)
      }
    }
  }

  /// How much is left on average, each cause counted as likely as its place says.
  private func expectedRest(_ question: Question) -> Int {
    let answers = question.answers.filter { $0.effect != .nothing }
    var shares = Array(repeating: 0, count: answers.count)
    var rests = shares
    for (index, id) in possible.enumerated() {
      let weight = 3 * possible.count - 2 * index
      let fitting = answers.indices.filter { answers[$0].fits(id) }
      for answer in fitting {
        shares[answer] += weight * Self.divisible / fitting.count
        rests[answer] += weight
      }
    }
    return zip(shares, rests).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Divides by any number of answers, so that the sums need no fractions.
  private static let divisible = 60
}

extension Question.Answer {
  /// Whether a cause can still be the one after this answer.
  func fits(_ id: FindingID) -> Bool {
    switch effect {
    case .nothing: true
    case .confirms(let confirmed): confirmed == id
    case .leaves(let ids): ids.contains(id)
    case .rulesOut(let ids): !ids.contains(id)
    case .sees(let symptoms): symptoms.contains { $0.explanations.contains(id) }
    }
  }
}
