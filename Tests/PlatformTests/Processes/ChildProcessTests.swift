import Platform
import Testing

@Suite("Programs that are started")
struct ChildProcessTests {
  @Test("A program gets its arguments, its environment and a channel, and nothing else")
  func started() throws {
    let (ours, theirs) = try Socket.pair()
    let child = try ChildProcess.start(
      "sh", ["-c", "echo $0 $NAME $HOME; ls /proc/self/fd | wc -l", "word"],
      environment: ["NAME=value", "PATH=/usr/bin:/bin"], input: .null, output: .socket(theirs))
    var bytes: [UInt8] = []
    while bytes.count(where: { $0 == 0x0A }) < 2 {
      _ = Poll.wait([.init(ours.descriptor)], milliseconds: 5000)
      guard ours.receive(into: &bytes) != .wouldBlock else { break }
    }
    // Three streams, and the folder that `ls` itself reads.
    #expect(String(decoding: bytes, as: UTF8.self) == "word value\n4\n")
    child.end()
  }

  @Test("How it ended is told")
  func ended() throws {
    let sleeping = try ChildProcess.start(
      "sleep", ["60"], environment: [], input: .null, output: .null)
    #expect(ThisProcess.isRunning(sleeping.id))
    #expect(sleeping.end() == .signal(9))
    #expect(!ThisProcess.isRunning(sleeping.id))
  }

  @Test("A program that isn't there is refused")
  func missing() {
    do throws(SystemError) {
      _ = try ChildProcess.start("/no/such", environment: [], input: .null, output: .null)
      Issue.record("It was started.")
    } catch {
      #expect(error.isMissing)
    }
  }
}
