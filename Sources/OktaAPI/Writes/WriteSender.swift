import HTTPTransport
import SetupCore

/// Sends confirmed writes, one by one, each read before and after: the only part of the program
/// that sends anything but a GET to `/api/v1`.
///
/// Before each write its intent is in the journal, after it what Okta then holds. A request is never
/// sent twice: what is read back decides whether it was done, whatever the answer was.
public struct WriteSender: Sendable {
  /// Journals what happens, synced; a sentence where that could not be done.
  public typealias Journal = @Sendable (Event.Kind) -> String?

  let client: OktaClient
  private let transport: Transport
  private let time: Timekeeper
  private let journal: Journal

  /// - Parameter transport: a way to send that repeats nothing.
  public init(
    _ client: OktaClient, over transport: Transport, time: Timekeeper = .system,
    journal: @escaping Journal
  ) {
    (self.client, self.transport, self.time) = (client, transport, time)
    self.journal = journal
  }

  /// Sends the writes until one can't be, and accounts for all of them.
  ///
  /// - Parameter progress: gets each write that is done, with its place among them, from 1.
  public func send(
    _ confirmed: ConfirmedWrites, progress: @Sendable (Int, Write) -> Void = { _, _ in }
  ) async -> WriteAccount {
    var account = WriteAccount(left: confirmed.writes)
    guard confirmed.host == client.organisation.host else {
      account.stop = .otherOrganisation(confirmed.host)
      return account
    }
    while let write = account.left.first {
      if Task.isCancelled {
        account.stop = .cancelled
        return account
      }
      // What was begun is brought to an end: giving up half-way would leave it open whether Okta
      // did it.
      let app = confirmed.app
      if let stop = await Task(operation: { await one(write, app) }).value {
        account.stop = stop
        return account
      }
      account.done.append(account.left.removeFirst())
      progress(account.done.count, write)
    }
    return account
  }

  /// Reads back a write of which it isn't known whether it was done, and journals which it was.
  public func settle(_ write: Write, app: String) async -> Result<WriteOutcome, OktaFailure> {
    do throws(OktaFailure) {
      let held = try await client.content(of: write.place, app: app)?.withoutSecrets
      let outcome = WriteOutcome(
        of: write, finding: held, reason: "The program ended before it knew."
      ).withoutSecrets
      if let sentence = journal(.writeEnded(host: host, app: app, outcome: outcome)) {
        return .failure(OktaFailure(.unexpected(sentence), host: host))
      }
      return .success(outcome)
    } catch {
      return .failure(error)
    }
  }

  private var host: String { client.organisation.host }

  // Nil once Okta holds what was sent.
  private func one(_ write: Write, _ app: String) async -> WriteStop? {
    guard let request = write.request(app: app).flatMap(client.signed) else {
      return .notPossible(write)
    }
    do throws(OktaFailure) {
      let found = try await client.content(of: write.place, app: app)
      // Somebody else, or an earlier run, may have done it.
      if holds(found, write.after) { return nil }
      guard found == write.before else { return .changedMeanwhile(write, found: found) }
    } catch {
      return .notRead(write, error)
    }
    let intent = Event.Kind.writeIntended(
      write: JournalledWrite(host: host, app: app, write))
    if let sentence = journal(intent) { return .notJournalled(write, sentence) }
    let failure = await answer(to: request, write.place)
    return await readBack(write, app, failure)
  }

  private func answer(to request: Request, _ place: Write.Place) async -> OktaFailure? {
    do {
      let response = try await transport.send(request)
      guard !(200..<300).contains(response.status) else { return nil }
      return client.failed(Answer.refusal(response), place.route)
    } catch {
      return client.failed(.noAnswer(TransportFailure(error)), place.route)
    }
  }

  // Reads may miss for a while what was just written.
  private func readBack(
    _ write: Write, _ app: String, _ failure: OktaFailure?
  ) async -> WriteStop? {
    let pauses = failure?.isRefusal == true ? [] : [0.5, 1, 2]
    var held: Write.Content?
    do throws(OktaFailure) {
      held = try await client.content(of: write.place, app: app)
      for pause in pauses where !holds(held, write.after) {
        try? await time.sleep(pause)
        held = try await client.content(of: write.place, app: app)
      }
    } catch {
      return .unknown(write, failure ?? error)
    }
    let reason = failure?.writeReason ?? "Okta answered that it was done."
    let outcome = WriteOutcome(of: write, finding: held, reason: reason)
    if let sentence = journal(
      .writeEnded(host: host, app: app, outcome: outcome.withoutSecrets))
    {
      return .notJournalled(write, sentence)
    }
    switch outcome {
    case .kept: return nil
    case .unchanged: return failure.map { .refused(write, $0) } ?? .notKept(write)
    case .otherwise: return .keptOtherwise(write, held: held)
    }
  }

  /// Revokes the API token in use; nil once Okta took it, else why not.
  ///
  /// Nothing can be read back with a token that is no longer good: that Okta then refuses it is the
  /// proof, where the answer itself was lost.
  public func revokeToken(_ confirmed: ConfirmedRevocation) async -> Shortfall? {
    guard confirmed.host == host, client.credentials.scheme == .ssws,
      let request = client.signed(.revokeCurrentToken)
    else { return .notAnAPIToken }
    if let sentence = journal(.tokenRevocationIntended(host: host)) {
      return Shortfall(reason: sentence, remedy: "Nothing was sent.")
    }
    var failure: OktaFailure?
    do {
      let response = try await transport.send(request)
      if !(200..<300).contains(response.status) {
        failure = client.failed(Answer.refusal(response), .user)
      }
    } catch {
      failure = client.failed(.noAnswer(TransportFailure(error)), .user)
    }
    guard await isRefused() else { return .stillAccepted(failure) }
    if let sentence = journal(.tokenRevoked(host: host)) {
      return Shortfall(reason: "The token is revoked. \(sentence)", remedy: "")
    }
    return nil
  }

  private func isRefused() async -> Bool {
    do throws(OktaFailure) {
      _ = try await client.me()
      return false
    } catch {
      return error.needsSignIn
    }
  }
}

extension Shortfall {
  fileprivate static let notAnAPIToken = Shortfall(
    reason: "Only an API token of this organisation can be revoked here; an access token ends by "
      + "itself.",
    remedy: "Sign out, or revoke it under Security > API > Tokens.")

  fileprivate static func stillAccepted(_ failure: OktaFailure?) -> Shortfall {
    Shortfall(
      reason: "Okta still accepts the API token." + (failure.map { " \($0.writeReason)" } ?? ""),
      remedy: "Revoke it under Security > API > Tokens.")
  }
}
