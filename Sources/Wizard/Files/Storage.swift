import Basics
import SetupCore

/// What the runner asks of the state folder: a few functions, so that tests can refuse them.
///
/// A failure is the sentence that the person reads.
public struct Storage: Sendable {
  /// Something that was done, or the sentence that says why not.
  public typealias Answer<Value> = Result<Value, Refusal>

  /// A kept backup, read once to its end.
  public typealias ReadBackup = (index: BackupIndex, shape: ObservedBackupShape)

  /// The sentence that says why not.
  public struct Refusal: Error, Hashable, Sendable, Explained {
    /// What happened and what to do next.
    public var reason: String
    /// Nothing: the sentence says it all.
    public var remedy: String { "" }
    /// A refusal by its sentence.
    public init(_ sentence: String) { reason = sentence }
  }

  /// Appends events; durable ones are synced before it returns.
  ///
  /// Answers with what the journal has now: what was read and is unchanged may be left out.
  public var append: @Sendable (_ events: [Event], _ durable: Bool) -> Answer<[Event]>
  /// Verifies a file in one pass, and keeps a copy of the very bytes if it is fit.
  public var verify:
    @Sendable (
      _ path: String, _ progress: @Sendable (Int, Int) -> Void, _ isCancelled: @Sendable () -> Bool
    ) -> Answer<BackupVerification>
  /// Begins a file for the rows that are read from DX.
  public var scratch: @Sendable () -> Answer<BackupScratch>
  /// Who is in the kept backup of a digest, and how it is written.
  public var backup: @Sendable (_ digest: String, _ column: String) -> Answer<ReadBackup>
  /// Hands on the bytes of the kept backup of a digest, in chunks.
  public var readKept:
    @Sendable (_ digest: String, _ take: (UnsafeRawBufferPointer) -> Void) -> Answer<Void> = {
      _, _ in .failure(.readOnly)
    }
  /// The digest of a person's e-mail, keyed by the folder's own key.
  public var digest: @Sendable (_ email: String) -> String = { _ in "" }
  /// What stands for a person in texts, by the same key.
  public var person: @Sendable (_ email: String) -> String = { _ in emailMark }
  /// Writes the kept backup of a digest to a new file.
  public var writeOut: @Sendable (_ digest: String, _ path: String) -> Answer<Void>
  /// Writes a bundle of the journal; refuses where nobody said how.
  public var writeBundle = BundleWriter.none
  /// What a person typed, fit for the journal; the same person has the same stand-in.
  public var redacting: @Sendable (String) -> String = { redacted($0) }
  /// Deletes the kept files; how many they were.
  public var forget: @Sendable () -> Answer<Int>
  /// Sets journal and vault aside; the folder that has them now.
  public var startOver: @Sendable () -> Answer<String>

  /// A state folder by its functions.
  public init(
    append: @escaping @Sendable ([Event], Bool) -> Answer<[Event]>,
    verify:
      @escaping @Sendable (String, @Sendable (Int, Int) -> Void, @Sendable () -> Bool)
      -> Answer<BackupVerification>,
    scratch: @escaping @Sendable () -> Answer<BackupScratch>,
    backup: @escaping @Sendable (String, String) -> Answer<ReadBackup>,
    writeOut: @escaping @Sendable (String, String) -> Answer<Void>,
    forget: @escaping @Sendable () -> Answer<Int>,
    startOver: @escaping @Sendable () -> Answer<String>
  ) {
    (self.append, self.verify, self.writeOut) = (append, verify, writeOut)
    (self.forget, self.startOver, self.scratch, self.backup) = (forget, startOver, scratch, backup)
  }

  /// A folder that nothing can be written to, for a bundle or a folder that another program holds.
  public static let readOnly = Storage(
    append: { _, _ in .failure(.readOnly) }, verify: { _, _, _ in .failure(.readOnly) },
    scratch: { .failure(.readOnly) }, backup: { _, _ in .failure(.readOnly) },
    writeOut: { _, _ in .failure(.readOnly) }, forget: { .failure(.readOnly) },
    startOver: { .failure(.readOnly) })
}

extension Storage.Refusal {
  static let readOnly = Storage.Refusal("Read only: nothing is written here.")
}
