import SetupCore

extension EffectRunner {
  /// Runs what belongs to previews, traces and putting back.
  func run(_ effect: PreviewEffect) -> [Answer] {
    switch effect {
    case .read(let request):
      guard let live else {
        return [.preview(.read(.nothing(request.against, "Nobody is signed in to Okta.")))]
      }
      live.readPreview(request, storage, mailbox)
    case .trace(let name, let request):
      live?.trace(name, request, storage, now: now(), mailbox)
    case .tryMappings(let names, let app):
      live?.tryMappings(names, of: app, now: now(), mailbox)
    case .compare(let request): compare(request)
    case .writeRestore(let path):
      guard let tally = comparison.withLock({ $0 }) else {
        return [.fileFailed("Compare the backup with DX first.")]
      }
      return save(tally.text, files.expanded(path))
    case .watchForceSync(let app, let isAfter):
      live?.watchForceSync(app, isAfter: isAfter, now: now(), mailbox)
    }
    return []
  }

  // A fresh export can be compared offline too, so this doesn't need a sign-in.
  private func compare(_ request: RestoreRequest) {
    let work: @Sendable () async -> Void = { [self] in
      switch await compared(request) {
      case .success(let summary): mailbox.post(.preview(.compared(summary)))
      case .failure(let refusal): mailbox.post(.preview(.notCompared(refusal.sentence)))
      }
    }
    if let live { live.start(work) } else { Task(operation: work) }
  }

  private func compared(_ request: RestoreRequest) async -> Storage.Answer<RestoreSummary> {
    let backup = ExportSource(
      kept: request.sha256, emailColumn: request.emailColumn, in: storage)
    do {
      let header = try backup.header().get()
      let columns = try RestoreColumns(
        header: header.fields, emailPlace: header.emailPlace, synced: request.synced, chosen: [])
      let present = try await present(request.now, columns).get()
      let tally = try backup.compared(by: columns, with: present).get()
      comparison.withLock { $0 = tally }
      let isLive = request.now == .live
      return .success(
        RestoreSummary(
          counts: tally.counts,
          notices: tally.notices(columns, present.isThere, isLive: isLive), isLive: isLive))
    } catch let refusal as Storage.Refusal {
      return .failure(refusal)
    } catch {
      return .failure(.init("The backup could not be compared."))
    }
  }

  private func present(
    _ now: RestoreRequest.Now, _ columns: RestoreColumns
  ) async -> Storage.Answer<(table: BackupTable, isThere: [Bool])> {
    switch now {
    case .live:
      guard let live else { return .failure(.init("Nobody is signed in to DX.")) }
      return await live.presentRows(of: columns)
    case .file(let path):
      do throws(Storage.Refusal) {
        return try ExportSource(path: files.expanded(path)).present(for: columns)
      } catch {
        return .failure(error)
      }
    }
  }
}

extension PreviewEffect {
  /// Whether an answer of the background belongs to it.
  func isAwaited(isLive: Bool) -> Bool {
    switch self {
    case .read, .trace, .tryMappings, .watchForceSync: isLive
    case .compare: true
    case .writeRestore: false
    }
  }
}
