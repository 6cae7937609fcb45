import Glibc
import SetupCore
import Support
import Testing

@Suite("The whole set-up in a terminal, by keys alone")
struct WholeSetupInTmuxTests {
  let program: ProgramUnderTest
  let tmux: Tmux
  let person: PersonAtTheScreen
  private var command: [String] {
    [ProgramUnderTest.path, "--state", program.state, "--offline"]
  }

  init() async throws {
    program = try ProgramUnderTest()
    try Exports.put(into: program.home)
    tmux = try await Tmux(
      [ProgramUnderTest.path, "--state", program.state, "--offline"],
      environment: program.cleanEnvironment)
    person = PersonAtTheScreen(tmux: tmux)
  }

  @Test("From the introduction to the end, with a kill on the way")
  func all() async throws {
    try await introduction()
    try await backUp()
    try await createApp()
    try await killAndComeBack()
    try await mapAttributes()
    try await finish()

    try await tmux.press("q")
    #expect(try await tmux.exitCode() == 0)
    let check = try await program.run("check", "--offline", "--json")
    #expect(check.code == 0)
    #expect(check.json["verdict"] as? String == "met")
    #expect(check.errors == "")
  }

  private func introduction() async throws {
    try await tmux.waitFor("Is directory sync the right tool?")
    try await person.isRefused(because: "use case")
    try await person.focus("Set user properties")
    try await person.press("Space")
    try await tmux.waitFor("[✓] Set user properties")
    try await person.goOn(to: "Wait for the activation")
    try await person.attest(.featureEnabled, words: "Support wrote that it is on")
    try await person.goOn(to: "Step 2 of 5")
  }

  private func backUp() async throws {
    try await person.isRefused(because: "backup")
    try await person.enter("users-bad.csv")
    try await tmux.waitFor("Not a backup yet")
    try await person.press("v")
    try await tmux.waitFor("line 3")
    try await person.press("Escape")
    try await person.isRefused(because: "backup")
    try await person.enter("users-good.csv")
    try await tmux.waitFor("3 people")
    try await person.goOn(to: "Step 3 of 5")
  }

  private func createApp() async throws {
    try await person.goOn(to: "Check the app")
    try await person.attest(.appCreated, words: "The app is there")
    try await person.attest(.connectionEnabled, words: "The test was green")
  }

  private func killAndComeBack() async throws {
    let later = "2031-01-01T00:00:00Z"
    let before = try await person.press("Home")
    let verdictsBefore = try await verdicts(program, at: later)
    let process = try await tmux.process()
    try #require(process > 1)
    #expect(kill(process, SIGKILL) == 0)
    #expect(try await tmux.exitCode() == 128 + SIGKILL)

    try await tmux.startAgain(command)
    try await tmux.waitFor("Check the app")
    // The words may be there before the rest of the frame is.
    let after = try await person.settled()
    #expect(withoutFocus(after) == withoutFocus(before))
    #expect(try await verdicts(program, at: later) == verdictsBefore)

    try await person.attest(.provisioningEnabled, words: "All three are on")
    try await person.goOn(to: "Step 4 of 5")
  }

  private func withoutFocus(_ screen: String) -> [String] {
    // The last line names the keys of what has the focus.
    screen.split(separator: "\n", omittingEmptySubsequences: false).prefix(22)
      .map { String($0).replacing("▸", with: " ") }
  }

  private func mapAttributes() async throws {
    try await person.enter("[ Add an attribute ]")
    try await person.enter("startdate")
    try await tmux.waitFor("External name")
    for _ in 0..<4 { try await person.press("Enter") }
    try await tmux.waitFor("user.startDate")
    try await person.goOn(to: "Check the mappings")
    try await person.isRefused(because: "attributes")
    try await person.attest(.defaultAttributesKept, words: "Not touched")
    try await person.attest(.attributesCreated, words: "It is in the Profile Editor")
    try await person.attest(.attributesMapped, words: "Mapped")
    try await person.goOn(to: "Step 5 of 5")
  }

  private func finish() async throws {
    try await person.goOn(to: "See that it is connected")
    try await person.attest(.syncConnected, words: "It says connected")
    for _ in 0..<6 { try await person.press("Right") }
    try await tmux.waitFor("Not yet")
    try await tmux.waitFor(PreconditionID.assignmentsPresent.title)
    try await person.press("g")
    try await tmux.waitFor("Go to a step")
    try await person.press("5")
    try await tmux.waitFor("Assign people and groups")
    try await person.attest(.assignmentsPresent, words: "One group")
    try await person.goOn(to: "What was done")
    try await person.press("Right")
  }
}
