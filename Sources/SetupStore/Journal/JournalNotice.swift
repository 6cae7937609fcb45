import Basics
import SetupCore

/// Something about a journal that a person should know when it is opened.
public enum JournalNotice: Hashable, Sendable {
  /// The last line was cut off and is left out.
  case tornLastLine(line: Int)
  /// A line is damaged; it and what follows is left out. Where the damaged file is kept, if a
  /// writer set it aside.
  case damaged(line: Int, JournalReading.Damage, keptAs: String?)
  /// A line was written by a newer version; it and what follows is left out, nothing is written.
  case newerSchema(line: Int, version: Int)
  /// An event or an id is one that only a newer version knows; as with a newer schema.
  case newerEvent(line: Int, type: String)

  init(_ fault: JournalReading.Fault, line: Int, keptAs: String? = nil) {
    switch fault {
    case .tornLastLine: self = .tornLastLine(line: line)
    case .damaged(let damage): self = .damaged(line: line, damage, keptAs: keptAs)
    case .newerSchema(let version): self = .newerSchema(line: line, version: version)
    case .newerEvent(let type): self = .newerEvent(line: line, type: type)
    }
  }

  /// What happened, what was seen and what to do next, for the person.
  public var sentence: String {
    switch self {
    case .tornLastLine(let line):
      "The journal's last line (line \(line)) was cut off, as by a crash or a power cut, "
        + "and is left out. \(Self.goodPart(before: line))"
    case .damaged(let line, let damage, nil):
      "The journal is damaged in line \(line): \(damage.reason). \(Self.goodPart(before: line)) "
        + "The file was left as it is."
    case .damaged(let line, let damage, let kept?):
      "The journal is damaged in line \(line): \(damage.reason). \(Self.goodPart(before: line)) "
        + "The damaged file is kept as \(shown(kept)). Look through the steps before you go on."
    case .newerSchema(let line, let version):
      "The journal was written by a newer dirsync-setup (version \(version) of the file, "
        + "from line \(line)). \(Self.goodPart(before: line)) It is open read-only; "
        + "use the newer dirsync-setup to go on."
    case .newerEvent(let line, let type):
      "The journal has something that only a newer dirsync-setup knows, in line \(line) "
        + "(\(sanitised(type, limit: 40))). \(Self.goodPart(before: line)) It is open read-only; "
        + "use the newer dirsync-setup to go on."
    }
  }

  private static func goodPart(before line: Int) -> String {
    switch line {
    case ...1: "Nothing comes before it."
    case 2: "The line before it is good and is used."
    default: "The \(grouped(line - 1)) lines before it are good and are used."
    }
  }
}

extension JournalReading.Damage {
  /// What is wrong, to stand after a colon.
  public var reason: String {
    switch self {
    case .notALine: "it is not a line of a journal"
    case .tooLong: "it is longer than any line that this program writes"
    case .number(let found): "it has the number \(sanitised(found, limit: 20))"
    case .checksum: "its checksum does not fit it and the line before"
    case .time(let seen): "its time, \(sanitised(seen, limit: 40)), is none"
    case .event(let type): "its event (\(sanitised(type, limit: 40))) is not written as one"
    }
  }
}
