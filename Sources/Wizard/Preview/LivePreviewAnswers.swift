import Basics
import OktaAPI
import SetupCore

extension Live {
  /// How many people are held behind each count, to be listed.
  private static let mostListed = 2000

  /// Reads for a preview; what is interrupted goes on where it stopped, as long as the sitting lasts.
  func readPreview(_ request: PreviewRequest, _ storage: Storage, _ mailbox: Mailbox) {
    start { [self] in
      mailbox.post(.preview(await answer(to: request, storage, mailbox)))
      await postCalls(mailbox)
    }
  }

  private func answer(
    to request: PreviewRequest, _ storage: Storage, _ mailbox: Mailbox
  ) async -> PreviewAnswer {
    guard let okta else {
      return .read(.nothing(request.against, "Nobody is signed in to Okta."))
    }
    var progress: PreviewProgress
    let paused = state.withLock { $0.pausedPreview.take() }
    if let paused, paused.request == request {
      progress = paused
    } else {
      let begun = await beginPreview(
        okta, request.app, request.against, planned: request.planned,
        mostExamples: Self.mostListed, backup(of: request, storage))
      switch begun {
      case .ended(let reading): return .read(reading)
      case .reading(let new): progress = new
      }
      progress.request = request
    }
    let failure = await readOn(&progress.tally, &progress.place, okta, request.app) { place in
      let minutes = await minutesLeft(after: place, of: request.expected)
      mailbox.post(.preview(.advanced(people: place.people, minutesLeft: minutes)))
    }
    guard let failure, failure.isCancelled else {
      return .read(
        progress.reading(failure.map { sentence(of: $0) }, isComplete: failure == nil))
    }
    let people = progress.place.people
    state.withLock { [progress] in $0.pausedPreview = progress }
    return .paused(after: people)
  }

  /// What the rate limit still costs, in minutes.
  private func minutesLeft(after place: AppUsersPlace, of total: Int?) async -> Int? {
    guard let total, total > place.people else { return nil }
    let route = "GET /api/v1/apps/{id}/users"
    guard let allowance = await limiter.usages.first(where: { $0.route == route })?.allowance,
      allowance > 0
    else { return nil }
    let pages = (total - place.people + 499) / 500
    return (pages + allowance - 1) / allowance
  }

  /// Follows one person, and answers.
  func trace(
    _ name: String, _ request: PreviewRequest, _ storage: Storage, now: Instant, _ mailbox: Mailbox
  ) {
    start { [self] in
      let context = TraceContext(
        against: request.against, keptAt: request.keptAt, planned: request.planned,
        backup: request.source == .none ? nil : backup(of: request, storage))
      mailbox.post(.preview(.traced(await trace(name, of: request.app, at: now, context))))
      await postCalls(mailbox)
    }
  }

  private func backup(of request: PreviewRequest, _ storage: Storage) -> PreviewBackup {
    switch request.source {
    case .kept(let digest, let column, _):
      return { ExportSource(kept: digest, emailColumn: column, in: storage).table($0) }
    case .live, .none: return { [self] in await presentValues(of: $0) }
    }
  }
}

extension PreviewRequest {
  /// What it is compared with, as a preview tells it.
  var against: Preview.Against {
    switch source {
    case .kept: .kept
    case .live, .none: .live
    }
  }

  fileprivate var keptAt: Instant? {
    if case .kept(_, _, let at) = source { at } else { nil }
  }
}
