import Basics
import SetupCore

/// Why a bundle or a recorded journal can't be opened.
public enum BundleFailure: Error, Hashable, Sendable, Explained {
  /// Nothing is there.
  case missing(path: String)
  /// The system refused, or it is no ordinary file, or it is too large.
  case unreadable(StoreFailure)
  /// It has more lines than this program writes.
  case tooManyLines(path: String)
  /// It is something else.
  case foreign(path: String)
  /// It was written by a newer program, in this version of the format.
  case newer(path: String, format: Int)
  /// It ends too early, after so many lines.
  case cutOff(path: String, lines: Int)
  /// From a line of its journal on, it has what only a newer program knows.
  case newerEvent(path: String, line: Int)
  /// A part is not as it was written.
  case damaged(path: String, part: Part)

  /// A part of a bundle.
  public enum Part: String, CaseIterable, Hashable, Sendable {
    case header, environment, backup, journal, end
  }

  /// What happened, with what was seen.
  public var reason: String {
    switch self {
    case .missing(let path): "There is no file \(shown(path))."
    case .unreadable(let failure): failure.reason
    case .tooManyLines(let path):
      "\(shown(path)) has more than \(grouped(SupportBundle.mostLines)) lines, more than a bundle "
        + "has."
    case .foreign(let path): "\(shown(path)) is not a bundle that dirsync-setup made."
    case .newer(let path, let format):
      "\(shown(path)) was made by a newer dirsync-setup (format \(format), this program reads "
        + "\(SupportBundle.format))."
    case .cutOff(let path, let lines):
      "The bundle \(shown(path)) is cut off after \(counted(lines, "line"))."
    case .newerEvent(let path, let line):
      "The bundle \(shown(path)) has something in line \(line) of its journal that only a newer "
        + "dirsync-setup knows."
    case .damaged(let path, let part):
      "The bundle \(shown(path)) is damaged: \(part.title)."
    }
  }

  /// What is said where the good part was opened all the same.
  public var noticeOfGoodPart: String {
    "\(reason) What comes before is good and is shown, read-only. \(remedy)"
  }

  /// What to do next.
  public var remedy: String {
    switch self {
    case .missing: "Check the path."
    case .unreadable(.tooLarge), .tooManyLines, .foreign:
      "Name a file that bundle create has written."
    case .unreadable: "Check the path and who may read the file."
    case .newer, .newerEvent: "Open it with the newer dirsync-setup."
    case .cutOff, .damaged: "Ask for it to be sent again, packed or as an attachment."
    }
  }
}

extension BundleFailure.Part {
  fileprivate var title: String {
    self == .end
      ? "its digest does not fit it" : "the part “\(rawValue)” is not as it was written"
  }
}
