import Basics
import SetupCore

/// A journal or a bundle that is gone through event by event.
public struct Recording: Sendable {
  /// The events, oldest first.
  public var events: [Event]
  /// When the bundle was made; nil for a journal.
  public var created: Instant?
  /// The version of the program that made the bundle; empty for a journal.
  public var program: String
  /// What a person should know about it, in sentences.
  public var notices: [String]

  /// Opens a journal or a bundle, whichever the file is.
  ///
  /// Of a damaged journal, or a bundle that was cut off, the good part is taken, with a notice; a
  /// bundle that is damaged otherwise is refused.
  public static func read(_ path: String) throws(BundleFailure) -> Recording {
    let bytes = try bundleBytes(path, atMost: JournalFile.limit)
    let reader = BundleReader(path: path, bytes: bytes)
    if reader.isBundle {
      let bundle = try reader.bundle()
      return Recording(
        events: bundle.events, created: bundle.created, program: bundle.environment.program,
        notices: [bundle.leftOutSentence, bundle.fault?.noticeOfGoodPart].compactMap { $0 })
    }
    let reading = JournalReading(bytes)
    guard reading.fault == nil || !reading.events.isEmpty else { throw .foreign(path: path) }
    let notice = reading.fault.map { JournalNotice($0, line: reading.nextLine).sentence }
    return Recording(
      events: reading.events, created: nil, program: "", notices: notice.map { [$0] } ?? [])
  }
}
