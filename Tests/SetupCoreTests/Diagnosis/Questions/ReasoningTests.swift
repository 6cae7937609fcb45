import Testing

@testable import SetupCore

/// All ways through the questions.
@Suite("Ways through the questions")
struct ReasoningTests {
  /// The most questions that lead to a cause: from a symptom, and from "I don't know".
  static func most(_ symptom: Symptom) -> Int { symptom == .unknown ? 14 : 11 }

  @Test(
    "Answers that fit a cause lead to it and no other, in few questions",
    arguments: Symptom.allCases)
  func reached(_ symptom: Symptom) {
    for cause in symptom.explanations {
      var ways = Ways(to: cause)
      let lengths = ways.lengths(from: Reasoning(symptom))
      #expect(lengths != nil, "\(cause) is missed on some way")
      #expect((lengths ?? []).allSatisfy { $0 <= Self.most(symptom) }, "\(cause): \(lengths ?? [])")
      #expect(lengths?.isEmpty == false)
    }
  }

  @Test(
    "Every way ends; where all could be told, in a cause or in none", arguments: Symptom.allCases)
  func ends(_ symptom: Symptom) {
    var crawl = Crawl()
    crawl.go(Reasoning(symptom), cannotTell: symptom == .unknown ? 2 : 3)
    #expect(crawl.ends.isSuperset(of: [.confirmed, .none]))
    #expect(crawl.problems == [])
  }

  @Test(
    "Who can tell nothing is asked every question once, and keeps all causes",
    arguments: Symptom.allCases)
  func nothingReported(_ symptom: Symptom) throws {
    var reasoning = Reasoning(symptom)
    var asked: [String] = []
    while let question = reasoning.next {
      try #require(!asked.contains(question.id))
      asked.append(question.id)
      let answer = try #require(question.answer(Question.cannotTell))
      #expect(reasoning.take(answer, to: question) == [])
    }
    #expect(reasoning.possible == symptom.explanations)
    #expect(asked.count > 2)
  }

  @Test("The first question after “I don't know” is what is seen")
  func observedFirst() {
    #expect(Reasoning(.unknown).next?.id == "seen")
    for symptom in Symptom.allCases where symptom != .unknown {
      #expect(Reasoning(symptom).next?.id != "seen")
    }
  }

  @Test("A cause set aside is asked for no more, and the way goes on")
  func dropped() throws {
    var reasoning = Reasoning(.credentialsFail)
    let question = try #require(Question.named("credentials"))
    reasoning.take(try #require(question.answer("unauthorized")), to: question)
    #expect(reasoning.confirmed == .credentialsRejected)
    #expect(reasoning.next == nil)
    reasoning.drop([.credentialsRejected])
    #expect(reasoning.confirmed == nil)
    #expect(reasoning.possible.first == .authorizationPrefix)
    #expect(reasoning.next != nil)
  }
}

/// The ways on which every answer fits one cause.
private struct Ways {
  let cause: FindingID
  private var known: [Reasoning: Set<Int>?] = [:]

  init(to cause: FindingID) { self.cause = cause }

  /// How many questions they take; nil if any of them misses the cause.
  mutating func lengths(from here: Reasoning) -> Set<Int>? {
    if let lengths = known[here] { return lengths }
    var lengths: Set<Int>? = []
    if let question = here.next {
      for answer in question.answers where answer.effect != .nothing && answer.fits(cause) {
        var there = here
        there.take(answer, to: question)
        guard let rest = self.lengths(from: there) else {
          lengths = nil
          break
        }
        lengths?.formUnion(rest.map { $0 + 1 })
      }
    } else {
      let isHit = here.confirmed == cause || (here.confirmed == nil && here.possible == [cause])
      lengths = isHit ? [0] : nil
    }
    known[here] = .some(lengths)
    return lengths
  }
}

/// Every way, with some questions that nobody can answer.
private struct Crawl {
  enum End: Hashable { case confirmed, one, several, none }

  private(set) var ends: Set<End> = []
  private(set) var problems: Set<String> = []
  private var seen: Set<Place> = []

  private struct Place: Hashable {
    var reasoning: Reasoning
    var cannotTell: Int
    var couldTell: Bool
  }

  mutating func go(_ here: Reasoning, cannotTell: Int, couldTell: Bool = true) {
    guard seen.insert(Place(reasoning: here, cannotTell: cannotTell, couldTell: couldTell)).inserted
    else { return }
    guard let question = here.next else { return end(here, couldTell) }
    if here.asked.contains(question.id) { problems.insert("\(question.id) is asked twice") }
    if !here.narrows(question) { problems.insert("\(question.id) tells nothing") }
    for answer in question.answers {
      let isOpen = answer.effect == .nothing
      guard !isOpen || cannotTell > 0 else { continue }
      var there = here
      there.take(answer, to: question)
      if isOpen, there.possible != here.possible { problems.insert("\(question.id) guesses") }
      go(there, cannotTell: cannotTell - (isOpen ? 1 : 0), couldTell: couldTell && !isOpen)
    }
  }

  private mutating func end(_ here: Reasoning, _ couldTell: Bool) {
    let end: End =
      here.confirmed != nil
      ? .confirmed : here.possible.isEmpty ? .none : here.possible.count == 1 ? .one : .several
    ends.insert(end)
    if end == .several, couldTell { problems.insert("undecided: \(here.possible)") }
  }
}
