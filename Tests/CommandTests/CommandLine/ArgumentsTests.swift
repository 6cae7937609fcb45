import Basics
import Support
import Testing

@Suite("The command line taken apart: mistakes, and the nearest right word")
struct ArgumentsTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  @Test(
    "A mistake in the command line is 2, with the nearest right word",
    arguments: [
      (["chekc"], "Unknown command: chekc. Did you mean check?"),
      (["check", "--jsn"], "Unknown option: --jsn. Did you mean --json?"),
      (["verify-backp", "x"], "Unknown command: verify-backp. Did you mean verify-backup?"),
      (["check", "--json=yes"], "--json takes no value."),
      (["check", "--json", "--json"], "--json was given twice."),
      (["check", "--state"], "--state needs a value: --state DIR."),
      (["render", "2-backup"], "Unknown screen: 2-backup. Did you mean 2-back-up?"),
      (["completions", "bsh"], "Unknown shell: bsh. Did you mean bash?"),
      (
        ["plan", "add", "x", "--type", "strin"],
        "Unknown value of --type: strin. Did you mean string?"
      ),
      (["plan", "shwo"], "Unknown command: plan shwo. Did you mean plan show?"),
      (["plan"], "plan needs one of: show, add, remove, export."),
      (["screens"], "screens needs one of: lint."),
      (["x\u{1B}[2Jy"], "Unknown command: x[2Jy. See dirsync-setup --help."),
    ])
  func mistakes(words: [String], sentence: String) async throws {
    let ended = try await program.run(words)
    #expect(ended.code == 2)
    #expect(ended.output == "")
    #expect(ended.errors == sentence + "\n")
    #expect(program.home.files() == [])
  }
}
