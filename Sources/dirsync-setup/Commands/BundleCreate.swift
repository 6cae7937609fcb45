import SetupCore
import SetupStore

extension Command {
  /// Writes a bundle, and says what is in it and what was left out.
  static let bundleCreate = Command(
    "bundle create", "write a file that support can open",
    options: [
      Option("--out", "FILE", "where to; a new file", .file),
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
    let bundle = SupportBundle(
      sitting.events, call.environment.bundleEnvironment, created: sitting.now,
      offset: sitting.offset, without: without)
    let path =
      call.option("--out") ?? SupportBundle.fileName(at: sitting.now, offset: sitting.offset)
    do throws(StoreFailure) {
      try bundle.write(to: path)
    } catch {
      throw .file(error.sentence)
    }
    let contents = BundleContents(of: bundle.events, without: without)
    return Outcome(
      "\(path)\n",
      notices: sitting.notices + contents.listed
        + DiagnosisReport(bundle.setup, at: bundle.created).notRead.sentences)
  }
}

extension BundleContents {
  /// What a bundle holds and leaves out, in lines.
  fileprivate var listed: [String] {
    ["It holds:"] + holds.map { "  + " + $0 } + ["It leaves out:"] + leavesOut.map { "  - " + $0 }
      + ["It is a text file: look through it before you send it to DX support."]
  }
}
