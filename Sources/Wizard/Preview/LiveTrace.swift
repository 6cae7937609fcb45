import Basics
import DXAPI
import OktaAPI
import SetupCore

/// Where a trace finds what DX has, and what is planned.
public struct TraceContext: Sendable {
  /// What is read for it.
  public var against: Preview.Against
  /// When the backup was kept; nil for another source.
  public var keptAt: Instant?
  /// External names that are planned.
  public var planned: [String]
  /// Reads it; nil where there is nothing to read.
  public var backup: PreviewBackup?

  /// A context by its parts.
  public init(
    against: Preview.Against, keptAt: Instant?, planned: [String], backup: PreviewBackup?
  ) {
    (self.against, self.keptAt) = (against, keptAt)
    (self.planned, self.backup) = (planned, backup)
  }
}

extension Live {
  /// Follows one person from Okta to DX, by e-mail, user name or Okta id.
  public func trace(
    _ name: String, of app: String, at now: Instant, _ context: TraceContext
  ) async -> Trace {
    guard let okta else {
      var person = TracedPerson(name: name, read: now)
      person.failures[.okta] = Shortfall(
        reason: "Nobody is signed in to Okta.", remedy: "Sign in, and look again.")
      return Trace(person)
    }
    var person = await OktaProbes(okta, app: app).trace(name, now: now)
    person.planned = context.planned
    guard person.account != nil else { return Trace(person) }
    guard let backup = context.backup else {
      person.failures[.dx] = .nothingOfDX
      return Trace(person)
    }
    switch await backup(person.attributes) {
    case .success(let read): person.before = before(of: person, read.table, read.columns, context)
    case .failure(let refusal): person.failures[.dx] = Shortfall(refusal)
    }
    return Trace(person)
  }

  private func before(
    of person: TracedPerson, _ table: BackupTable, _ columns: BackupColumns, _ context: TraceContext
  ) -> TracedPerson.Before {
    let email = person.assignment?.person.email ?? person.account?.email ?? person.name
    var before = TracedPerson.Before(against: context.against, at: context.keptAt, values: nil)
    guard let values = table.values(of: EmailAddress(email)) else { return before }
    let missing = Set(columns.missing)
    var found: [String: String] = [:]
    for (attribute, value) in zip(columns.attributes.prefix(columns.customCount), values)
    where !missing.contains(attribute.externalName) {
      found[attribute.externalName] = value
    }
    before.values = found
    return before
  }
}

extension Shortfall {
  /// Neither a backup nor a sign-in to DX.
  fileprivate static let nothingOfDX = Shortfall(
    reason: "What DX has isn't known: no backup is kept, and nobody is signed in to DX.",
    remedy: "Keep a user export in step 2, or sign in to DX with a token of its Web API.")
}
