import Basics
import OktaAPI
import SetupCore
import SetupStore
import Wizard

/// One run of a command that writes to Okta: shows the requests, asks for the word, sends, accounts.
struct WriteRun {
  /// Why there is nothing to show: what was asked for can't be, or Okta could not be read.
  struct Obstacle: Error {
    var code: ExitCode
    var sentence: String

    init(_ shortfall: Shortfall) {
      (code, sentence) = (.doesNotHold, shortfall.sentence)
    }

    init(_ failure: OktaFailure) {
      (code, sentence) = (.couldNotRead, failure.sentence)
    }
  }

  /// Reads Okta and says what would be sent.
  typealias Propose =
    @Sendable (OktaClient, WriteLedger, String) async -> Result<WriteProposal, Obstacle>

  /// What a person types where the sign-in may not write.
  var valuesToType: [String] = []

  private let call: Invocation
  private let sitting: Sitting
  private let session: LiveSession
  private let client: OktaClient
  private let app: String
  private var notices: [String]
  private var written: WriteLedger

  init(_ call: Invocation, _ sitting: Sitting) throws(CommandFailure) {
    (self.call, self.sitting, written) = (call, sitting, sitting.setup.written)
    session = try LiveSession(call)
    let (app, notices) = try session.signIn(sitting.setup)
    guard let client = session.live.okta else { throw .couldNotProbe("Nobody is signed in.") }
    (self.app, self.client, self.notices) = (app, client, sitting.notices + notices)
  }

  private var host: String { client.organisation.host }
  private var isDry: Bool { call.has("--dry-run") }

  /// The whole run.
  mutating func outcome(_ propose: @escaping Propose) throws(CommandFailure) -> Outcome {
    try settle()
    let (client, written, app) = (client, written, app)
    let proposal: WriteProposal
    switch waiting(for: { await propose(client, written, app) }) {
    case .success(let shown): proposal = shown
    case .failure(let obstacle):
      throw CommandFailure(code: obstacle.code, sentence: obstacle.sentence)
    }
    notices += proposal.plan.refusals.map { "Left as it is: \($0.sentence)" }
    let whole: ExitCode = proposal.plan.refusals.isEmpty ? .done : .doesNotHold
    guard !proposal.plan.writes.isEmpty else {
      let notes = proposal.plan.notes.map { "! \($0)\n" }.joined()
      let nothing = proposal.plan.refusals.isEmpty ? proposal.nothingToSend + "\n" : ""
      return Outcome(notes + nothing, notices: notices, code: isDry ? .done : whole)
    }
    guard !isDry else { return Outcome(proposal.text, notices: notices) }
    call.console.print(proposal.text)
    for notice in notices { call.console.say(notice) }
    notices = []
    guard let typed = call.console.ask(proposal.question),
      let confirmed = ConfirmedWrites(proposal, typed: typed)
    else { throw .doesNotHold("Nothing was sent.") }
    return try send(confirmed, whole)
  }

  private func send(
    _ confirmed: ConfirmedWrites, _ whole: ExitCode
  ) throws(CommandFailure) -> Outcome {
    let sender = try sender()
    let console = call.console
    let count = confirmed.writes.count
    let fills = confirmed.writes.contains { write in
      if case .mapping = write.place { write.after != nil } else { false }
    }
    let account = waiting {
      await sender.send(confirmed) { number, write in
        console.say("\(number) of \(count): \(write.title): read back.")
      }
    }
    let text = account.lines.map { "\($0)\n" }.joined()
    guard let stop = account.stop else {
      let next =
        "Values reach people at their next change, or at once with Provisioning > To App > Force "
        + "Sync."
      return Outcome(text, notices: fills ? [next] : [], code: whole)
    }
    let values = stop.isForbidden ? valuesToType : []
    return Outcome(
      text, notices: values, code: stop.isOfConnection ? .couldNotRead : .doesNotHold)
  }

  // What an earlier run sent last may have been done or not; nothing is sent before that is known.
  private mutating func settle() throws(CommandFailure) {
    guard let write = written.unfinished(host: host, app: app) else { return }
    guard !isDry else {
      notices.append(
        "It isn't known whether an earlier run got this done: \(write.title). Without --dry-run it "
          + "is read back first.")
      return
    }
    let (sender, app) = (try sender(), app)
    switch waiting(for: { await sender.settle(write, app: app) }) {
    case .success(let outcome):
      notices.append("\(write.title): an earlier run ended before it knew. \(outcome.sentence)")
      var setup = sitting.setup
      setup.apply(Event(.writeEnded(host: host, app: app, outcome: outcome), at: sitting.now))
      written = setup.written
    case .failure(let failure): throw .couldNotProbe(failure.sentence)
    }
  }

  private func sender() throws(CommandFailure) -> WriteSender {
    let (folder, clock) = (sitting.folder, call.clock)
    let sender = session.live.sender { kind in
      guard let folder else { return "There is no state folder." }
      let (now, offset) = clock()
      do throws(StoreFailure) {
        try folder.append(Event(kind, at: now, offset: offset))
        return nil
      } catch {
        return error.sentence
      }
    }
    guard let sender else { throw .couldNotProbe("Nobody is signed in.") }
    return sender
  }
}
