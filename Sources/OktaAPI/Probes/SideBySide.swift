/// Reads many things side by side, a few at a time, and gives what came of each in their order.
///
/// The rate budget paces them as if they came one after another; what is saved is waiting for answers.
///
/// - Parameters:
///   - stops: whether nothing more is begun once one fails. What was not read is nil.
///   - each: gets what came of each, as soon as it and all before it are there.
func sideBySide<Thing: Sendable, Answer: Sendable>(
  _ things: [Thing], stopsAtFailure stops: Bool = false,
  _ read: @escaping @Sendable (Thing) async throws(OktaFailure) -> Answer,
  each: @Sendable (Result<Answer, OktaFailure>) async -> Void = { _ in }
) async -> [Result<Answer, OktaFailure>?] {
  await withTaskGroup(of: (Int, Result<Answer, OktaFailure>).self) { group in
    var came: [Result<Answer, OktaFailure>?] = things.map { _ in nil }
    var rest = things.enumerated().makeIterator()
    var (told, hasFailed) = (0, false)
    func begin() {
      guard !(stops && hasFailed), let (place, thing) = rest.next() else { return }
      group.addTask {
        do throws(OktaFailure) {
          return (place, .success(try await read(thing)))
        } catch {
          return (place, .failure(error))
        }
      }
    }
    for _ in 0..<sideBySideWidth { begin() }
    for await (place, result) in group {
      came[place] = result
      if case .failure(let failure) = result {
        hasFailed = true
        // Of what nobody keeps, nothing is waited for.
        if stops, failure.endsLook {
          group.cancelAll()
          break
        }
      }
      while told < came.count, let next = came[told] {
        told += 1
        await each(next)
      }
      begin()
    }
    return came
  }
}

extension OktaFailure {
  /// Whether what was read so far is not kept: the sign-in ended, or nobody waits for it any more.
  var endsLook: Bool { needsSignIn || isCancelled }
}

/// How many reads are under way at a time: as many connections as a browser opens to one host.
private let sideBySideWidth = 6
