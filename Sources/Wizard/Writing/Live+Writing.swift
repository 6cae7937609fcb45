import HTTPTransport
import OktaAPI
import SetupCore

extension Live {
  /// What sends confirmed writes with the sign-in that there is; nil where nobody is signed in.
  ///
  /// Logged and paced like everything, but nothing is repeated: what is read back decides.
  public func sender(journal: @escaping WriteSender.Journal) -> WriteSender? {
    okta.map { client in
      WriteSender(
        client, over: outside.transport.logged(in: log).paced(by: limiter), time: time,
        journal: journal)
    }
  }

  /// Reads Okta and answers with what would be written; what an earlier run left open is settled
  /// first.
  func propose(
    _ question: WriteQuestion, journal: @escaping WriteSender.Journal, _ mailbox: Mailbox
  ) {
    guard let okta, let sender = sender(journal: journal) else {
      return mailbox.post(.writing(.failed("Nobody is signed in to Okta.")))
    }
    start { [self] in
      var question = question
      do throws(OktaFailure) {
        try await settle(&question, okta.organisation.host, sender, mailbox)
        switch try await okta.proposal(question) {
        case .success(let proposal): mailbox.post(.writing(.proposed(proposal)))
        case .failure(let shortfall): mailbox.post(.writing(.failed(shortfall.sentence)))
        }
      } catch {
        mailbox.post(.writing(.failed(error.sentence)))
      }
      await postCalls(mailbox)
    }
  }

  private func settle(
    _ question: inout WriteQuestion, _ host: String, _ sender: WriteSender, _ mailbox: Mailbox
  ) async throws(OktaFailure) {
    guard let write = question.written.unfinished(host: host, app: question.app) else { return }
    let outcome = try await sender.settle(write, app: question.app).get()
    question.written.settle(host: host, app: question.app, outcome)
    mailbox.post(
      .writing(.settled("\(write.title): an earlier run ended before it knew. \(outcome.sentence)"))
    )
  }

  /// Lists the organisation's groups.
  func findGroups(_ mailbox: Mailbox) {
    guard let okta else { return mailbox.post(.writing(.failed("Nobody is signed in to Okta."))) }
    start {
      do throws(OktaFailure) {
        mailbox.post(.writing(.groupsFound(try await okta.groups())))
      } catch {
        mailbox.post(.writing(.failed(error.sentence)))
      }
    }
  }

  /// Sends what was confirmed; leaving the screen doesn't stop it half-way.
  func send(
    _ confirmed: ConfirmedWrites, journal: @escaping WriteSender.Journal, _ mailbox: Mailbox
  ) {
    guard let sender = sender(journal: journal) else {
      return mailbox.post(.writing(.failed("Nobody is signed in to Okta.")))
    }
    Task { [self] in
      let total = confirmed.writes.count
      let account = await sender.send(confirmed) { done, _ in
        mailbox.post(.writing(.done(done, of: total)))
      }
      mailbox.post(.writing(.ended(account)))
      await postCalls(mailbox)
    }
  }

  /// Revokes the API token in use.
  func revokeToken(
    _ confirmed: ConfirmedRevocation, journal: @escaping WriteSender.Journal, _ mailbox: Mailbox
  ) {
    guard let sender = sender(journal: journal) else {
      return mailbox.post(.writing(.failed("Nobody is signed in to Okta.")))
    }
    Task { mailbox.post(.writing(.revoked(await sender.revokeToken(confirmed)))) }
  }
}

extension OktaClient {
  fileprivate func proposal(
    _ question: WriteQuestion
  ) async throws(OktaFailure) -> Result<WriteProposal, Shortfall> {
    switch question.purpose {
    case .apply:
      try await proposal(
        applying: question.plan, pushing: question.groups, to: question.app,
        after: question.written)
    case .undo: .success(try await proposal(undoing: question.written, of: question.app))
    }
  }
}
