import Basics
import SetupCore

/// Writes that a person was shown and confirmed by the word: nothing else can be sent.
///
/// There is no other way to make one, and none to change it.
public struct ConfirmedWrites: Hashable, Sendable {
  /// The organisation's host and the app's id.
  public let host, app: String
  /// The writes, in order.
  public let writes: [Write]

  /// The writes of a proposal, if what was typed is the word that it asks for.
  public init?(_ proposal: WriteProposal, typed: String) {
    guard typed.trimmingSpaces == proposal.word else { return nil }
    (host, app, writes) = (proposal.host, proposal.app, proposal.plan.writes)
  }
}

/// A person's typed word that the API token in use is to be revoked.
public struct ConfirmedRevocation: Hashable, Sendable {
  /// The word that has to be typed.
  public static let word = "REVOKE"
  /// The organisation's host.
  public let host: String

  /// The confirmation, if what was typed is the word.
  public init?(host: String, typed: String) {
    guard typed.trimmingSpaces == Self.word else { return nil }
    self.host = host
  }
}
