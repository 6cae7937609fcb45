import SetupCore
import Support
import Testing
import Wizard

@Suite("The whole set-up as a line dialogue through pipes")
struct WholeSetupInDialogueTests {
  let program: ProgramUnderTest

  init() throws {
    program = try ProgramUnderTest()
    try Exports.put(into: program.home)
  }

  private func start() throws -> Conversation {
    try Conversation(program, "--plain", "--offline")
  }

  @Test("From the introduction to the end, with a kill on the way")
  func all() async throws {
    var talk = try start()
    try introduction(talk)
    try backUp(talk)
    try goOn(talk, to: "Check the app")
    try attest(.appCreated, talk)
    try attest(.connectionEnabled, talk)

    let later = "2031-01-01T00:00:00Z"
    let before = try await verdicts(program, at: later)
    talk.killNow()
    talk = try start()
    #expect(talk.latest.contains("Check the app"))
    #expect(try await verdicts(program, at: later) == before)
    try attest(.provisioningEnabled, talk)
    try goOn(talk, to: "Step 4 of 5")

    try mapAttributes(talk)
    try finish(talk)
    #expect(talk.endInput() == 0)
    #expect(try await program.run("check", "--offline", "--json").code == 0)
    #expect(!talk.all.contains("\u{1B}"))
  }

  private func introduction(_ talk: Conversation) throws {
    try talk.say("n")
    #expect(talk.latest.contains("Not yet"))
    try talk.choose("Set user properties")
    #expect(talk.latest.contains("chosen: Set user properties"))
    try goOn(talk, to: "Wait for the activation")
    try talk.say("n")
    #expect(talk.latest.contains("Not yet"))
    try attest(.featureEnabled, talk)
    try goOn(talk, to: "Step 2 of 5")
  }

  private func backUp(_ talk: Conversation) throws {
    try talk.say("n")
    #expect(talk.latest.contains("Not yet"))
    try talk.choose("users-bad.csv")
    #expect(talk.latest.contains("lines 2 and 3 have the same e-mail"))
    try talk.say("n")
    #expect(talk.latest.contains("Not yet"))
    try talk.choose("users-good.csv")
    #expect(talk.latest.contains("met: backup taken. users-good.csv: 3 people"))
    try goOn(talk, to: "Step 3 of 5")
  }

  private func mapAttributes(_ talk: Conversation) throws {
    try talk.choose("Add an attribute")
    try talk.choose("startdate")
    for _ in 0..<4 { try talk.say("") }
    #expect(talk.latest.contains("user.startDate"))
    try goOn(talk, to: "Check the mappings")
    try talk.say("n")
    #expect(talk.latest.contains("Not yet"))
    for id in [PreconditionID.defaultAttributesKept, .attributesCreated, .attributesMapped] {
      try attest(id, talk)
    }
    try goOn(talk, to: "Step 5 of 5")
  }

  private func finish(_ talk: Conversation) throws {
    try goOn(talk, to: "See that it is connected")
    try attest(.syncConnected, talk)
    for _ in 0..<5 where !talk.latest.contains("Not yet") { try talk.say("n") }
    #expect(talk.latest.contains("Not yet"))
    try talk.say("")
    #expect(talk.latest.contains("unknown: \(PreconditionID.assignmentsPresent.title)."))
    try talk.say("g")
    try talk.choose("Finish")
    try attest(.assignmentsPresent, talk)
    try goOn(talk, to: "What was done")
    try talk.say("n")
  }

  // The title is that of a screen or of a step.
  private func goOn(_ talk: Conversation, to title: String) throws {
    for _ in 0..<12 {
      if talk.latest.hasPrefix(title) || talk.latest.contains("\n\(title).\n") { return }
      try talk.say("n")
    }
    throw Conversation.NotPrinted(what: title, output: talk.latest)
  }

  private func attest(_ id: PreconditionID, _ talk: Conversation) throws {
    try talk.choose("row “\(id.title)”")
    try talk.choose(Precondition.of(id).claim)
    try talk.say("seen by me")
    #expect(talk.latest.contains("met: \(id.title)."), "\(talk.latest)")
  }

  @Test("The end of input quits, saved; inside a confirmation it says that something is open")
  func ends() async throws {
    let atPrompt = try start()
    try atPrompt.choose("Set user properties")
    #expect(atPrompt.endInput() == 0)
    #expect(try await verdicts(program)["use-case-chosen"] == "met")

    let inside = try start()
    try goOn(inside, to: "Wait for the activation")
    try inside.choose("row “\(PreconditionID.featureEnabled.title)”")
    try inside.choose("Go on without it")
    #expect(inside.endInput() == 1)
    #expect(try await verdicts(program)["feature-enabled"] == "unmet")
  }

  @Test("What is no choice is answered with what is")
  func noChoice() throws {
    let talk = try start()
    for word in ["99", "wrong", "\u{1B}[2J"] {
      try talk.say(word)
      #expect(talk.latest.contains("is not a choice here. Type a number from 1 to 6"))
      #expect(!talk.latest.contains("\u{1B}"))
    }
    try talk.say("?")
    #expect(talk.latest.contains("Type a number to press what it names."))
    try talk.say("q")
    #expect(talk.ended() == 0)
  }

  @Test(
    "A terminal is not needed to be dumb: each way to the dialogue",
    arguments: [["TERM": "dumb"], ["ACCESSIBLE": "1"]])
  func ways(environment: [String: String]) async throws {
    var program = program
    program.environment = environment
    let ended = try await program.run("--offline")
    #expect(ended.code == 0)
    #expect(ended.output.hasPrefix("Okta directory sync for DX. Offline.\n"))
    #expect(ended.output.hasSuffix("\n> "))
  }
}
