import Basics
import DXAPI
import OktaAPI
import SetupCore

/// How far reading everyone came: the place in the list, the columns seen, and the rows so far.
struct BackupReading: Sendable {
  var place = UsersListPlace()
  var csv = UsersCSV()
  let scratch: BackupScratch
  /// Whose list it is; the rest of another account's would not belong to it.
  let credentials: DXCredentials

  init(_ scratch: BackupScratch, _ credentials: DXCredentials) {
    (self.scratch, self.credentials) = (scratch, credentials)
  }

  /// Adds a page; nothing changes where it can't be written.
  mutating func take(
    _ users: [DXUser], next: UsersListPlace
  ) throws(DXFailure.Cause) -> Storage.Refusal? {
    var grown = csv
    let rows = try grown.rows(users)
    if case .failure(let refusal) = scratch.append(rows) { return refusal }
    (csv, place) = (grown, next)
    return nil
  }
}

extension Live {
  /// Reads everyone from DX to the end, page by page to the disk, and keeps it as a CSV file.
  ///
  /// What a failure or the person interrupts goes on at the page that it stopped at, as long as
  /// the sitting lasts. A list that changed meanwhile is read anew.
  func readEveryone(_ storage: Storage, _ mailbox: Mailbox) {
    guard let dx = state.withLock({ $0.dx }) else {
      return mailbox.post(.liveBackupFailed("Sign in to DX first, with a token of the Web API."))
    }
    switch beginReading(dx, storage) {
    case .failure(let refusal): mailbox.post(.liveBackupFailed(refusal.sentence))
    case .success(let reading):
      if reading.place.people > 0 { mailbox.post(.liveBackupResumed(after: reading.place.amount)) }
      start { [self] in
        mailbox.post(await readOn(reading, dx, mailbox))
        await postCalls(mailbox)
      }
    }
  }

  /// Removes what was read so far from the disk.
  ///
  /// A reading that is running then fails at its next page, and keeps nothing.
  public func forgetReading() {
    let scratch = state.withLock { state in
      (state.paused, state.pausedPreview, state.notedRecords) = (nil, nil, nil)
      defer { state.scratch = nil }
      return state.scratch
    }
    scratch?.abandon()
  }

  private func beginReading(
    _ dx: DXClient, _ storage: Storage
  ) -> Storage.Answer<BackupReading> {
    let paused = state.withLock { $0.paused.take() }
    if let paused, paused.credentials == dx.credentials { return .success(paused) }
    forgetReading()
    return storage.scratch().map { scratch in
      state.withLock { $0.scratch = scratch }
      return BackupReading(scratch, dx.credentials)
    }
  }

  private func readOn(_ begun: BackupReading, _ dx: DXClient, _ mailbox: Mailbox) async -> Answer {
    var reading = begun
    var place = begun.place
    var refusal: Storage.Refusal?
    do throws(DXFailure) {
      try await dx.users(from: &place) { users, next throws(DXFailure) in
        do throws(DXFailure.Cause) {
          refusal = try reading.take(users, next: next)
        } catch {
          throw DXFailure(error, host: dx.credentials.host)
        }
        mailbox.post(.verificationAdvanced(done: next.people, total: next.total ?? next.people))
        return refusal == nil
      }
    } catch {
      return stopped(reading, by: error)
    }
    if let refusal { return paused(reading, refusal.sentence) }
    return kept(reading)
  }

  private func kept(_ reading: BackupReading) -> Answer {
    switch reading.scratch.keep(reading.csv.completion()) {
    case .success(let result):
      forgetReading()
      return .liveBackupKept(result)
    case .failure(let refusal): return paused(reading, refusal.sentence)
    }
  }

  private func stopped(_ reading: BackupReading, by failure: DXFailure) -> Answer {
    if case .changed = failure.cause {
      forgetReading()
      return .liveBackupFailed(sentence(of: failure))
    }
    return paused(reading, failure.isCancelled ? "Stopped." : sentence(of: failure))
  }

  private func paused(_ reading: BackupReading, _ sentence: String) -> Answer {
    let isWanted = state.withLock { state in
      guard state.scratch != nil, reading.place.people > 0 else { return false }
      state.paused = reading
      return true
    }
    guard isWanted else {
      forgetReading()
      return .liveBackupFailed(sentence)
    }
    return .liveBackupPaused(after: reading.place.amount, sentence)
  }
}

extension UsersListPlace {
  /// How much of the list was read: `12,300 of 40,000 people`.
  var amount: String {
    guard let total else { return counted(people, "person", "people") }
    return "\(grouped(people)) of \(counted(total, "person", "people"))"
  }
}

extension Live {
  /// Compares the people DX has now with the e-mails of the kept backup.
  ///
  /// - Parameter backup: reads the kept backup; a large one takes its time, so not on the loop.
  func compareBackup(
    digest: String, reading backup: @escaping @Sendable () -> Storage.Answer<Storage.ReadBackup>,
    _ mailbox: Mailbox
  ) {
    guard let dx = state.withLock({ $0.dx }) else {
      return mailbox.post(
        .probeFailed(
          .backupComparison,
          Shortfall(
            reason: "Nobody is signed in to DX.", remedy: "Sign in to DX, and look again.")))
    }
    start { [self] in
      var place = UsersListPlace()
      var comparison = BackupComparison(backup: digest)
      do {
        let people = try backup().get().index
        try await dx.users(from: &place) { users, _ throws(DXFailure) in
          comparison.take(users) { people.has($0) }
          return true
        }
        mailbox.post(
          .backupCompared(
            comparison.observation, missing: comparison.named.map { "\($0.name) <\($0.email)>" }))
      } catch {
        mailbox.post(.probeFailed(.backupComparison, shortfall(of: error)))
      }
      await postCalls(mailbox)
    }
  }
}
