import Terminal
import Testing

@Suite("The backend without a terminal")
struct HeadlessTests {
  @Test("It shows frames, plays its script to the end and notes what it was told")
  func script() {
    var backend = Headless(
      Size(width: 3, height: 1), script: [[.enter], [.resized(Size(width: 9, height: 2))]])
    let first = backend.wait(milliseconds: nil, wake: nil)
    #expect(first == [.enter])
    _ = backend.wait(milliseconds: nil, wake: nil)
    #expect(backend.size == Size(width: 9, height: 2))
    let last = backend.wait(milliseconds: nil, wake: nil)
    #expect(last == [.endOfInput])
    backend.show(Surface(backend.size))
    backend.copy("a")
    backend.setMouse(false)
    backend.suspend()
    backend.close()
    #expect(backend.frames.map(\.size) == [Size(width: 9, height: 2)])
    #expect(backend.copied == ["a"])
    #expect(backend.suspensions == 1 && !backend.hasMouse && backend.isClosed)
  }
}
