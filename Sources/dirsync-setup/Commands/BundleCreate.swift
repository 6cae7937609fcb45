import Basics
import SetupCore
import SetupStore

extension Command {
  /// Writes a bundle, and says what is in it and what was left out.
  static let bundleCreate = Command(
    "bundle create", "write a file that support can open",
    options: [
      Option("--out", "FILE", "where to; a new file", .file),
      Option("--since", "ISO8601", "of what is older, only what the state rests on"),
      Option("--redact", "WORD", "replace a word everywhere; may be given again", isList: true),
      Option(
        "--without", "PART,…", "parts to leave out",
        .oneOf(
          Names(
            "value of --without", listedBy: "dirsync-setup bundle create --help",
            BundlePart.all.map(\.name))), isList: true),
    ]
  ) { call throws(CommandFailure) in
    let sitting = try call.open(.readOnly)
    guard let folder = sitting.folder else {
      throw .usage("bundle create makes a bundle of a state folder; leave --bundle out.")
    }
    guard !sitting.events.isEmpty else {
      throw .file(
        "There is nothing to bundle: no set-up was begun in \(printable(folder.path)). Name its "
          + "folder with --state.")
    }
    let without = Set(call.arguments.list("--without").compactMap(BundlePart.init(named:)))
    let words = try call.redactedWords()
    let bundle = SupportBundle(
      sitting.events, call.environment.bundleEnvironment, created: sitting.now,
      offset: sitting.offset, since: try call.since(), without: without, redacting: words)
    let path =
      call.option("--out") ?? SupportBundle.fileName(at: sitting.now, offset: sitting.offset)
    do throws(StoreFailure) {
      try bundle.write(to: path)
    } catch {
      guard case .tooLarge = error, let since = SupportBundle.sinceThatFits(sitting.events) else {
        throw .file(error.sentence)
      }
      throw .file(
        "The journal has \(counted(sitting.events.count, "event")), more than a bundle holds. Make it "
          + "with --since \(since.iso8601(offset: sitting.offset)).")
    }
    let contents = BundleContents(of: bundle.events, without: without, words: words.count)
    return Outcome(
      "\(path)\n",
      notices: sitting.notices + contents.listed
        + DiagnosisReport(bundle.setup, at: bundle.created).notRead.sentences)
  }
}

extension Invocation {
  fileprivate func since() throws(CommandFailure) -> Instant? {
    guard let text = option("--since") else { return nil }
    guard let since = Instant.parse(text) else {
      throw .usage(
        "--since takes a moment as ISO 8601 has it, such as 2026-11-24T09:30:00Z or 2026-11-24; it "
          + "was \(typed(text)).")
    }
    return since.moment
  }

  fileprivate func redactedWords() throws(CommandFailure) -> [String] {
    var words: [String] = []
    for word in arguments.list("--redact").map(\.trimmingSpaces) {
      guard word.count > 1 else {
        throw .usage("--redact takes a word of two characters or more.")
      }
      if !words.contains(where: { $0.lowercased() == word.lowercased() }) { words.append(word) }
    }
    return words
  }
}

extension BundleContents {
  /// What a bundle holds and leaves out, in lines.
  fileprivate var listed: [String] {
    ["It holds:"] + holds.map { "  + " + $0 } + ["It leaves out:"] + leavesOut.map { "  - " + $0 }
      + ["It is a text file: look through it before you send it to DX support."]
  }
}
