import Foundation
import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

/// The questions on the screen: what is journalled, what back does, what stands where.
@Suite("The screen of the questions")
struct QuestionTableTests {
  static let screen = "trouble-questions"

  static func open(
    _ kinds: [Event.Kind] = [], access: Access = .writable, width: Int = 80
  ) -> Driver {
    let size = Size(width: width, height: width > 100 ? 40 : 24)
    let driver = Driver(kinds, access: access, size: size)
    driver.want(.open("trouble"))
    driver.want(.causes(.openQuestions))
    return driver
  }

  static func answered(_ driver: Driver) -> [Event.Kind] {
    driver.journal.map(\.kind).filter {
      switch $0 {
      case .symptomChosen, .questionAnswered, .answerTakenBack: true
      default: false
      }
    }
  }

  @Test("From the list of troubles it begins with what is seen, and Enter answers")
  func answers() {
    let driver = Self.open()
    #expect(driver.model.screen == Self.screen)
    #expect(driver.text.contains("What is not as it should be?"))
    #expect(driver.text.contains("▸ ○ People are missing"))
    #expect(driver.text.contains("Enter answer   ← back"))
    driver.press(.down, .enter)
    #expect(Self.answered(driver) == [.questionAnswered(question: "seen", answer: "values")])
    #expect(driver.model.setup.answers.count == 1)
    #expect(driver.text.contains("Question 2."))
    #expect(driver.text.contains("← take back"))
  }

  @Test(
    "From a symptom's screen it is about that symptom",
    arguments: [
      ("trouble-no-users", Symptom.noDirectoryUsers),
      ("trouble-field-not-syncing", .fieldNotSyncing),
      ("trouble-stop-before-tonight", .stopTonight),
    ])
  func symptoms(_ from: String, _ symptom: Symptom) {
    let driver = Driver()
    driver.want(.open(from))
    driver.want(.causes(.openQuestions))
    driver.press(.escape)
    driver.want(.causes(.openQuestions))
    #expect(Self.answered(driver) == [.symptomChosen(symptom: symptom)])
    #expect(driver.text.contains("You see: \(symptom.title). Question 1."))
  }

  @Test("Back takes one answer after another back, then leaves")
  func back() {
    let driver = Self.open()
    driver.press(.enter, .enter)
    #expect(driver.model.setup.answers.count == 2)
    driver.press(.left, .escape)
    #expect(driver.model.setup.answers == [])
    #expect(driver.model.screen == Self.screen)
    #expect(Self.answered(driver).suffix(2) == [.answerTakenBack, .answerTakenBack])
    driver.press(.escape)
    #expect(driver.model.screen == "trouble")
  }

  @Test("In a read-only sitting the walk goes on in memory, and nothing is journalled or said")
  func readOnly() {
    let driver = Self.open(
      [.symptomChosen(symptom: .notConnected)], access: .readOnly(since: Driver.start))
    let before = driver.journal
    driver.model.window.size = Size(width: 80, height: 60)
    driver.want(.causes(.answer(question: "assigned", answer: "nobody")))
    #expect(driver.text.contains("✗ nobody-assigned   Nobody is assigned to the app"))
    #expect(driver.model.notice == nil)
    driver.want(.causes(.dismiss))
    #expect(driver.text.contains("It was not"))
    driver.press(.left, .left)
    #expect(driver.model.setup.answers == [])
    driver.want(.causes(.beginAnew))
    #expect(driver.model.setup.symptom?.value == .unknown)
    #expect(driver.journal == before)
    #expect(driver.effects == [])
  }

  @Test("A cause comes with evidence, clicks and what follows; it can be set aside")
  func cause() {
    let driver = Self.open([.symptomChosen(symptom: .fieldNotSyncing)])
    driver.model.window.size = Size(width: 100, height: 60)
    driver.want(.causes(.answer(question: "attribute", answer: "other-namespace")))
    for text in [
      "✗ namespace-wrong   An attribute has another External namespace than DX reads",
      "What was seen   By your answers: ", "Mend it", "4  Mappings > Okta User to app",
      "Reached DX: tonight", "[ It was not this: ask on ]", "[ Make a bundle for DX support ]",
    ] { #expect(driver.text.contains(text), "\(text)") }

    driver.want(.causes(.dismiss))
    #expect(
      Self.answered(driver).last
        == .questionAnswered(question: "set-aside", answer: "namespace-wrong"))
    #expect(QuestionTable(driver.model).way.next != nil)
    #expect(driver.text.contains("Question 2."))
  }

  @Test("What is possible and ruled out stands at the side where there is room, else below")
  func sides() {
    let answered: [Event.Kind] = [
      .symptomChosen(symptom: .rolesDoNotFollow),
      .questionAnswered(question: "push-groups", answer: "fine"),
    ]
    func column(_ driver: Driver) -> [Int?] {
      ["Still possible (4)", "Ruled out"].map { words in
        driver.text.split(separator: "\n").lazy.compactMap { line in
          line.range(of: words).map { line.distance(from: line.startIndex, to: $0.lowerBound) }
        }.first
      }
    }
    let wide = Self.open(answered, width: 120)
    #expect(column(wide) == [1, 1])
    wide.model.window.size = Size(width: 120, height: 20)
    #expect(wide.model.page.flatMap { SideNotes($0, wide.model.window.size).lines } == nil)
    let narrow = Self.open(answered)
    narrow.model.window.size = Size(width: 80, height: 60)
    #expect(column(narrow) == [1, 1])
    #expect(
      narrow.text.contains(
        "By Push Groups: None of these: No group is pushed, so roles never change; A"))
  }

  @Test("What is known from one moment is said together")
  func known() {
    let driver = Self.open(
      [PreconditionID.appCreated, .provisioningEnabled].map {
        .attested(id: $0, role: .oktaAdmin, words: "")
      } + [.symptomChosen(symptom: .noDirectoryUsers)])
    driver.model.window.size = Size(width: 80, height: 60)
    #expect(driver.text.contains("  app created, provisioning enabled: vouched for 09:00.\n"))
  }

  @Test("The line dialogue prints the same, and takes answers by their number")
  func plain() {
    let driver = Self.open([.symptomChosen(symptom: .rolesDoNotFollow)])
    let text = plainText(driver.model)
    #expect(text.contains("You see: Roles don't follow the groups. Question 1."))
    #expect(text.contains("\nWhat does the Push Groups tab show?\nWhere to look: "))
    #expect(text.contains("\nStill possible (8):\n  No group is pushed, so roles never change\n"))
    #expect(text.contains("1 “A group in error”, 2 “A group that Assignments has too”"))

    var lines = ["1", "b", "2", "q"]
    var answered: [Event.Kind] = []
    var dialogue = LineDialogue(
      driver.model,
      .init(
        read: { _ in lines.isEmpty ? nil : lines.removeFirst() }, print: { _ in },
        perform: { effect in
          guard case .append(let events) = effect else { return [] }
          answered += events.map(\.kind)
          return [.journalWrote(events)]
        }, now: { Driver.start }))
    let isSaved = dialogue.run()
    #expect(isSaved)
    #expect(
      answered == [
        .questionAnswered(question: "push-groups", answer: "error"), .answerTakenBack,
        .questionAnswered(question: "push-groups", answer: "also-assigned"),
      ])
  }

  @Test("At the end of all that can't be told, causes are listed, the likeliest first")
  func undecided() {
    let driver = Self.open([.symptomChosen(symptom: .rolesDoNotFollow)])
    driver.model.window.size = Size(width: 80, height: 100)
    for _ in 0..<20 {
      guard let question = QuestionTable(driver.model).way.next else { break }
      driver.want(.causes(.answer(question: question.id, answer: Question.cannotTell)))
    }
    #expect(driver.text.contains("Your answers don't tell these apart; the likeliest is first."))
    #expect(driver.text.contains("And 3 more, less likely."))
    #expect(driver.text.contains("What would tell them apart"))
    driver.want(.causes(.beginAnew))
    #expect(driver.text.contains("What is not as it should be?"))
  }
}
