extension Precondition {
  /// DX support has activated directory sync in the account.
  static let featureEnabled = Precondition(
    .featureEnabled, step: .enable, accepts: [.attested], usualRole: .dxSupport,
    claim: "DX support has activated it",
    whenNotAttested: { context in
      context.setup.activationRequested.map { .waiting(context.when($0), context.ago($0)) }
        ?? .notAsked
    }
  ) { _ in nil }
}

extension Shortfall {
  fileprivate static let notAsked = Shortfall(
    reason: "DX support has not been asked to activate directory sync.",
    remedy: "Send DX support the message that step 1 drafts, and note that it was sent.")

  fileprivate static func waiting(_ when: String, _ ago: String) -> Shortfall {
    Shortfall(
      reason: "DX support was asked \(when), \(ago). No answer is noted yet.",
      remedy: "When DX support says that directory sync is active, note it for feature-enabled.")
  }
}
