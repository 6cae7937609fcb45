import OktaAPI
import SetupCore
import Wizard

extension Command {
  /// Has Okta do what the plan says, after a typed word.
  static let planApply = Command(
    "plan apply", "have Okta do what the plan says",
    options: [
      .dryRun,
      Option("--push-group", "NAME", "a group to push through the app", isRepeated: true),
    ]
  ) { call throws(CommandFailure) in
    let groups = call.arguments.all("--push-group")
    let sitting = try call.openForWriting()
    let plan = sitting.setup.plan
    guard !plan.isEmpty || !groups.isEmpty else {
      throw .doesNotHold("Nothing is planned yet. Plan an attribute with plan add first.")
    }
    var run = try WriteRun(call, sitting)
    run.valuesToType = plan.map { "Type by hand: \($0.clicks)." }
    return try run.outcome { client, written, app async in
      do throws(OktaFailure) {
        return try await client.proposal(
          applying: plan, pushing: groups, to: app, after: written
        ).mapError(WriteRun.Obstacle.init)
      } catch {
        return .failure(.init(error))
      }
    }
  }

  /// Puts back what this program wrote to Okta, after a typed word.
  static let planUndo = Command(
    "plan undo", "put back what this program wrote to Okta", options: [.dryRun]
  ) { call throws(CommandFailure) in
    let sitting = try call.openForWriting()
    guard sitting.setup.written != WriteLedger() else {
      return Outcome("There is nothing to put back.\n", notices: sitting.notices)
    }
    var run = try WriteRun(call, sitting)
    return try run.outcome { client, written, app async in
      do throws(OktaFailure) {
        return .success(try await client.proposal(undoing: written, of: app))
      } catch {
        return .failure(.init(error))
      }
    }
  }
}

extension Option {
  fileprivate static let dryRun = Option("--dry-run", "print the requests, and send nothing")
}

extension Invocation {
  /// What is written to Okta is journalled first, so that a bundle can't do it.
  fileprivate func openForWriting() throws(CommandFailure) -> Sitting {
    let sitting = try open(has("--dry-run") ? .readOnly : .writable)
    guard let folder = sitting.folder else {
      throw .file("A bundle can only be read; nothing was written.")
    }
    guard has("--dry-run") || folder.isWritable else {
      throw .file("This state folder can only be read; nothing was written.")
    }
    return sitting
  }
}
