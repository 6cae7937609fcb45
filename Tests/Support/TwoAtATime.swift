/// Does something with each of these, two at a time.
///
/// The suite runs its tests one after another, so what waits for programs, or computes for long, would leave one of
/// two cores idle.
public func twoAtATime<Thing: Sendable>(
  _ things: some Collection<Thing>, _ act: @escaping @Sendable (Thing) async throws -> Void
) async throws {
  try await withThrowingTaskGroup(of: Void.self) { group in
    for (place, thing) in things.enumerated() {
      if place >= 2 { try await group.next() }
      group.addTask { try await act(thing) }
    }
    try await group.waitForAll()
  }
}
