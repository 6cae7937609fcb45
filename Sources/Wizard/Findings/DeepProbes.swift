import SetupCore

/// What is to be read to find causes, and what is known of the app already.
public struct DeepProbes: Equatable, Sendable {
  /// The kept backup, to compare people with.
  public struct KeptBackup: Equatable, Sendable {
    /// The file's digest, its name in the vault.
    public var sha256: String
    /// The e-mail column's name.
    public var emailColumn: String
  }

  /// The kinds, those of the likeliest causes first.
  public var kinds: [Observation.Kind]
  /// The app's id; nil where none is bound, and then Okta isn't asked.
  public var app: String?
  /// The backup; nil where none is kept.
  public var backup: KeptBackup?
  /// What was seen of the app before, for probes that need it and don't read it anew.
  public var known: [Observation]

  /// The probes that could explain a symptom, as far as they can be made.
  ///
  /// - Parameter isSignedIn: whether Okta can be asked.
  public init(_ setup: SetupState, explaining symptom: Symptom?, isSignedIn: Bool) {
    app = isSignedIn ? setup.app?.id : nil
    let kept = setup.forgotten == nil ? setup.backup?.value : nil
    backup = kept.map { KeptBackup(sha256: $0.sha256, emailColumn: $0.emailColumn) }
    known = [.app, .schema, .mappings].compactMap { setup.observations[$0]?.value }
    let (app, hasBackup) = (app, backup != nil)
    kinds = Diagnosis.reads(explaining: symptom).filter { kind in
      kind == .backupShape ? hasBackup : app != nil
    }
  }
}
