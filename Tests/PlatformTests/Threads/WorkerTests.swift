import Platform
import Synchronization
import Testing

@Suite("Threads of their own")
struct WorkerTests {
  @Test("Joining waits until the work is done; the second time at once")
  func joining() throws {
    let count = Atomic(0)
    let worker = try #require(
      Worker {
        Clock.sleep(0.05)
        count.add(1, ordering: .sequentiallyConsistent)
      })
    worker.join()
    #expect(count.load(ordering: .sequentiallyConsistent) == 1)
    worker.join()
  }

  @Test("Two threads hand numbers over through one lock")
  func handingOver() throws {
    let exchange = Exchange()
    let address = UInt(bitPattern: Unmanaged.passUnretained(exchange).toOpaque())
    let worker = try #require(
      Worker {
        guard let pointer = UnsafeRawPointer(bitPattern: address) else { return }
        let exchange = Unmanaged<Exchange>.fromOpaque(pointer).takeUnretainedValue()
        for number in 1...1000 { exchange.put(number) }
      })
    #expect((1...1000).map { _ in exchange.take() } == Array(1...1000))
    worker.join()
  }
}

private final class Exchange {
  private let lock = WaitingLock()
  private var number: Int?

  func put(_ new: Int) { lock.locked(when: { number == nil }) { number = new } }

  func take() -> Int? {
    lock.locked(when: { number != nil }) {
      defer { number = nil }
      return number
    }
  }
}
