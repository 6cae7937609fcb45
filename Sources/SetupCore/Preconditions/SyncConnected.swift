extension Precondition {
  /// DX shows Directory Sync as connected.
  static let syncConnected = Precondition(
    .syncConnected, step: .finish, accepts: [.attested], usualRole: .dxAdmin,
    claim: "DX shows directory sync as connected", whenNotAttested: { _ in .notAttested }
  ) { _ in nil }
}

extension Shortfall {
  fileprivate static let notAttested = Shortfall(
    reason: "Nobody has said yet that DX shows Directory Sync as connected.",
    remedy: "Finish the portal's last step, open the Directory Sync admin page in DX, and note "
      + "what it shows.")
}
