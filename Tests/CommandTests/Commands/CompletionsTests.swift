import Support
import Testing

@Suite("completions")
struct CompletionsTests {
  let program: ProgramUnderTest

  init() throws { program = try ProgramUnderTest() }

  @Test("Completions: bash takes them and completes")
  func completions() async throws {
    let bash = try await program.run("completions", "bash")
    let file = try program.home.write("c.bash", bash.output)
    let checked = try await runTool(
      "/bin/bash", ["-n", file], environment: program.cleanEnvironment)
    #expect(checked.code == 0, "\(checked.errors)")
    let script = """
      source \(file)
      COMP_WORDS=(dirsync-setup atte); COMP_CWORD=1; _dirsync_setup; echo "${COMPREPLY[@]}"
      COMP_WORDS=(dirsync-setup attest sync-c); COMP_CWORD=2; _dirsync_setup; echo "${COMPREPLY[@]}"
      COMP_WORDS=(dirsync-setup plan re); COMP_CWORD=2; _dirsync_setup; echo "${COMPREPLY[@]}"
      COMP_WORDS=(dirsync-setup check --js); COMP_CWORD=2; _dirsync_setup; echo "${COMPREPLY[@]}"
      """
    let done = try await runTool(
      "/bin/bash", ["--norc", "-c", script], environment: program.cleanEnvironment)
    #expect(done.output == "attest\nsync-connected\nremove\n--json\n")
    #expect(try await program.run("completions", "zsh").output.hasPrefix("#compdef dirsync-setup"))
    let fish = try await program.run("completions", "fish").output.split(separator: "\n")
    #expect(fish.allSatisfy { $0.hasPrefix("complete -c dirsync-setup ") })
  }
}
