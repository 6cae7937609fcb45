import Platform
import Testing

@Suite("Channels and pipes")
struct SocketTests {
  @Test("What one end sends the other receives; a gone end is an outcome")
  func pair() throws {
    var (ours, theirs): (Socket, Socket?) = try Socket.pair()
    var bytes: [UInt8] = []
    #expect(ours.receive(into: &bytes) == .wouldBlock)
    #expect(theirs?.send([1, 2, 3], from: 1) == .moved(2))
    #expect(Poll.wait([.init(ours.descriptor)])[0] == .reading)
    #expect(ours.receive(into: &bytes) == .moved(2))
    #expect(bytes == [2, 3])
    theirs = nil
    #expect(ours.receive(into: &bytes) == .ended)
    #expect(ours.send([1]) == .ended)
    ours = try Socket.pair().ours
    #expect(ours.receive(into: &bytes) == .ended)
  }

  @Test("A pipe wakes who waits, and keeps its bytes in order")
  func wake() {
    let pipe = WakePipe()
    onThread {
      pipe.wake(7)
      pipe.wake(8)
    }
    pipe.wait()
    var all: [UInt8] = []
    while all.count < 2 { all += pipe.drain() }
    #expect(all == [7, 8])
    #expect(Poll.wait([.init(pipe.readEnd)], milliseconds: 0) == [[]])
  }

  @Test("A client reaches the port that was got, and no second program gets it")
  func listening() throws {
    let listener = try LoopbackListener(port: 0)
    #expect(listener.accept() == nil)
    do throws(SystemError) {
      _ = try LoopbackListener(port: listener.port)
      Issue.record("The port was given twice.")
    } catch {
      #expect(error.isBusy)
    }
  }
}
