import SetupCore

/// The files of this machine outside the state folder, and its browser.
public struct LocalFiles: Sendable {
  /// Likely user exports, newest first.
  public var exports: @Sendable () -> [ExportFile]
  /// A typed path with `~` and a relative start resolved.
  public var expanded: @Sendable (String) -> String
  /// Writes a text to a new file; the sentence that says why not, nil if it was written.
  public var save: @Sendable (_ text: String, _ path: String) -> String?
  /// Opens a page in the browser; the sentence that says why not, nil if it was asked to.
  public var open: @Sendable (String) -> String?

  /// This machine by its functions.
  public init(
    exports: @escaping @Sendable () -> [ExportFile],
    expanded: @escaping @Sendable (String) -> String,
    save: @escaping @Sendable (String, String) -> String?,
    open: @escaping @Sendable (String) -> String?
  ) {
    (self.exports, self.expanded, self.save, self.open) = (exports, expanded, save, open)
  }
}
