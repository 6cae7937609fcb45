import Basics
import SetupCore
import SetupStore
import Synchronization

extension Storage {
  /// The functions of an open state folder.
  public static func live(
    _ folder: StateFolder, now: @escaping @Sendable () -> Instant
  ) -> Storage {
    var storage = Storage(
      append: { events, isDurable in
        answer { () throws(StoreFailure) in
          try folder.append(events, durable: isDurable)
        }
      },
      verify: { path, progress, isCancelled in
        verifyAndKeep(path, emailColumn: nil, in: folder, progress, isCancelled)
      },
      scratch: { .live(in: folder) },
      backup: { backup($0, column: $1, in: folder) },
      writeOut: { digest, path in
        answer { () throws(StoreFailure) in try folder.vault.writeOut(digest, to: path) }
      },
      forget: { answer { () throws(StoreFailure) in try folder.forget() } },
      startOver: { answer { () throws(StoreFailure) in try folder.startOver(now: now()) } })
    storage.nameBy(key(of: folder))
    storage.redacting = folder.redacting
    storage.readKept = { readKept($0, in: folder, $1) }
    return storage
  }

  /// The functions of an open state folder that change nothing.
  public static func reading(_ folder: StateFolder) -> Storage {
    var storage = Storage.readOnly
    storage.backup = { backup($0, column: $1, in: folder) }
    storage.nameBy(key(of: folder))
    storage.readKept = { readKept($0, in: folder, $1) }
    return storage
  }

  // Without a key no two observations can be known to speak of one person; counts stay.
  private mutating func nameBy(_ key: @escaping @Sendable () -> PersonKey?) {
    digest = { key()?.digest(of: $0) ?? "" }
    person = { key()?.standIn(for: $0) ?? emailMark }
  }

  // Read or made when it is needed first, and the same for the whole sitting.
  private static func key(of folder: StateFolder) -> @Sendable () -> PersonKey? {
    let key = Mutex<Result<PersonKey, StoreFailure>?>(nil)
    return {
      let made = key.withLock { key in
        let made = key ?? Result { () throws(StoreFailure) in try folder.vault.personKey() }
        key = made
        return made
      }
      return try? made.get()
    }
  }

  private static func backup(
    _ digest: String, column: String, in folder: StateFolder
  ) -> Answer<ReadBackup> {
    answer { () throws(StoreFailure) in
      var reader = BackupIndexReader(backup: digest, emailColumn: column)
      try folder.vault.read(digest) { reader.feed($0.assumingMemoryBound(to: UInt8.self)) }
      return reader.finish()
    }
  }

  private static func readKept(
    _ digest: String, in folder: StateFolder, _ take: (UnsafeRawBufferPointer) -> Void
  ) -> Answer<Void> {
    answer { () throws(StoreFailure) in try folder.vault.read(digest) { take($0) } }
  }

  private static func answer<Value>(_ work: () throws(StoreFailure) -> Value) -> Answer<Value> {
    do throws(StoreFailure) {
      return .success(try work())
    } catch {
      return .failure(Refusal(error.sentence))
    }
  }
}

/// Verifies a file and writes its copy in the same pass; the copy stays only if the file is fit.
///
/// What is kept is exactly what was verified, whatever happens to the file meanwhile.
func verifyAndKeep(
  _ path: String, emailColumn: String?, in folder: StateFolder,
  _ progress: (Int, Int) -> Void, _ isCancelled: () -> Bool
) -> Storage.Answer<BackupVerification> {
  do {
    let copy = try folder.vault.beginCopy()
    do {
      var result = try verifyBackupFile(
        at: path, emailColumn: emailColumn, progress: { progress(Int($0), Int($1)) },
        isCancelled: isCancelled, copyTo: { try copy.write($0) })
      result.file = baseName(of: path)
      guard result.verdict == .met else {
        copy.abandon()
        return .success(result)
      }
      try copy.commit(expecting: result.sha256)
      return .success(result)
    } catch {
      copy.abandon()
      throw error
    }
  } catch let failure as BackupFileFailure {
    if case .copyFailed(let cause as StoreFailure) = failure {
      return .failure(.init(cause.sentence))
    }
    return .failure(.init("\(failure.shortfall.reason) \(failure.shortfall.remedy)"))
  } catch let failure as StoreFailure {
    return .failure(.init(failure.sentence))
  } catch {
    return .failure(.init("\(sanitised(path, limit: 200)) could not be verified."))
  }
}
