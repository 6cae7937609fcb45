import Basics
import Foundation
import SetupCore
import Testing

@testable import SetupStore

@Suite("Bundles on disk")
struct SupportBundleTests {
  let environment = SupportBundle.Environment(
    program: "1.2.3", terminal: "xterm-256color", locale: "de_DE.UTF-8")

  func bundle(_ events: [Event] = Sample.events) -> SupportBundle {
    SupportBundle(events, environment, created: afternoon + 3_600, offset: 60)
  }

  func read(_ bytes: [UInt8]) throws -> SupportBundle {
    try BundleReader(path: "b.jsonl", bytes: bytes).bundle()
  }

  func refusal(of bytes: [UInt8]) -> BundleFailure? {
    do throws(BundleFailure) {
      _ = try BundleReader(path: "b.jsonl", bytes: bytes).bundle()
      return nil
    } catch {
      return error
    }
  }

  @Test("What was written is read again, with every kind of event")
  func roundTrip() throws {
    let events = Sample.everyKind.enumerated().map {
      Event($0.element, at: afternoon + $0.offset, offset: $0.offset * 15)
    }
    let scratch = try Scratch()
    let written = bundle(events)

    try written.write(to: scratch.path("b.jsonl"))
    let read = try SupportBundle.read(scratch.path("b.jsonl"))

    #expect(read == written)
    #expect(read.setup == SetupState(folding: events))
    #expect(read.created == afternoon + 3_600)
    #expect(read.offset == 60)
    #expect(read.environment == environment)
    #expect(scratch.permissions(of: "b.jsonl") == 0o600)
    #expect(try scratch.listing() == ["b.jsonl 600"])
  }

  @Test("A bundle of nothing is a bundle")
  func empty() throws {
    #expect(try read(bundle([]).bytes()).events.isEmpty)
  }

  @Test("A file that is there is left as it is")
  func newFileOnly() throws {
    let scratch = try Scratch()
    try scratch.write([1, 2], to: "b.jsonl")

    let text = sentence { () throws(StoreFailure) in
      try bundle().write(to: scratch.path("b.jsonl"))
    }

    #expect(text.hasSuffix("b.jsonl exists already and was left as it is. Choose another name."))
    #expect(try scratch.bytes(of: "b.jsonl") == [1, 2])
  }

  @Test("The same set-up, environment and moment make the same bytes")
  func deterministic() throws {
    let once = try bundle().bytes()
    #expect(try bundle().bytes() == once)
    #expect(try read(once).bytes() == once)
    let later = SupportBundle(
      Sample.events, environment, created: afternoon + 3_601, offset: 60)
    #expect(try later.bytes() != once)
  }

  @Test("Every line is JSON, and the parts come in their order")
  func readable() throws {
    let events = Sample.events + [Event(.screenShown(screen: "2-back-up"), at: afternoon + 95)]
    let lines = try bundle(events).bytes().split(separator: lineBreak)
    let objects = try lines.map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    }

    #expect(objects.count == events.count + BundleLine.fixedLines)
    #expect(
      objects.compactMap { $0["end"] as? String }
        == ["header", "environment", "backup", "journal", "end"])
    #expect(objects[0]["created"] as? String == "2026-11-23T15:02:11+01:00")
    #expect(objects[2]["screen"] as? String == "2-back-up")
    #expect(objects[4]["kept"] as? Bool == false)
  }

  @Test("The shape of the backup has columns, counts and digest")
  func backupShape() throws {
    let kept = Event(
      .backupKept(
        backup: Backup(
          source: .file, file: "users.csv", sha256: String(repeating: "ab", count: 32), bytes: 99,
          rows: 7, columns: ["Email", "Name"], emailColumn: "Email")), at: afternoon)
    let lines = String(decoding: try bundle([kept]).bytes(), as: UTF8.self).split(separator: "\n")

    let digest = String(repeating: "ab", count: 32)
    #expect(
      lines[4] == """
        {"part":"backup","kept":true,"at":"2026-11-23T13:02:11Z","source":"file","people":7,\
        "bytes":99,"sha256":"\(digest)","columns":["Email","Name"],"emailColumn":"Email"}
        """)
  }

  @Test("Named after the clock where it is made")
  func name() {
    #expect(
      SupportBundle.fileName(at: afternoon, offset: 60)
        == "dirsync-setup-bundle-20261123-1402.jsonl"
    )
    #expect(
      SupportBundle.fileName(at: afternoon, offset: 600)
        == "dirsync-setup-bundle-20261123-2302.jsonl")
  }

  @Test("Of a cut bundle the good part opens with a notice; without a whole head nothing does")
  func cuts() throws {
    let bytes = try bundle().bytes()
    let ends = bytes.indices.filter { bytes[$0] == lineBreak }.map { $0 + 1 }
    let head = BundleLine.fixedLines - 2
    for (line, end) in ends.dropLast().enumerated() {
      for rest in [0, 9] {
        let cut = Array(bytes[..<(end + rest)])
        let failure = BundleFailure.cutOff(path: "b.jsonl", lines: line + 1)
        guard line + 1 >= head else {
          #expect(refusal(of: cut) == failure)
          continue
        }
        let opened = try read(cut)
        #expect(opened.fault == failure)
        let events = min(Sample.events.count, line + 1 - head)
        #expect(opened.events == Array(Sample.events.prefix(events)))
      }
    }
    #expect(refusal(of: []) == .foreign(path: "b.jsonl"))
    #expect(
      BundleFailure.cutOff(path: "b.jsonl", lines: 9).noticeOfGoodPart
        == "The bundle b.jsonl is cut off after 9 lines. What comes before is good and is shown, "
        + "read-only. Ask for it to be sent again, packed or as an attachment.")
  }

  @Test("A byte order mark and CRLF change nothing")
  func lineEnds() throws {
    let plain = try bundle().bytes()
    let windows: [UInt8] =
      [0xEF, 0xBB, 0xBF] + plain.flatMap { $0 == lineBreak ? [13, lineBreak] : [$0] }
    #expect(try read(windows) == read(plain))
  }

  @Test("No flipped byte gets through, and the part that has it is named")
  func flips() throws {
    let bytes = try bundle(Array(Sample.events.prefix(2))).bytes()
    var named: Set<BundleFailure.Part> = []
    for index in bytes.indices {
      var flipped = bytes
      flipped[index] ^= 0x01
      let failure = refusal(of: flipped)
      // Without a line break at its end it is a cut one, and has the notice.
      let opened = failure == nil ? try read(flipped) : nil
      #expect(failure != nil || opened?.fault != nil, "byte \(index)")
      if case .damaged(_, let part) = failure { named.insert(part) }
    }
    #expect(named == Set(BundleFailure.Part.allCases))
  }

  @Test("A line left out, put in or moved is damage")
  func linesMoved() throws {
    let lines = try bundle().bytes().split(separator: lineBreak).map { $0 + [lineBreak] }
    for index in lines.indices.dropLast() {
      var without = lines
      without.remove(at: index)
      #expect(refusal(of: without.flatMap { $0 }) != nil)
      var twice = lines
      twice.insert(lines[index], at: index)
      #expect(refusal(of: twice.flatMap { $0 }) != nil)
      var moved = lines
      moved.swapAt(index, index + 1)
      #expect(refusal(of: moved.flatMap { $0 }) != nil)
    }
    #expect(
      refusal(of: lines.flatMap { $0 } + Array("{}\n".utf8))
        == .damaged(path: "b.jsonl", part: .end))
  }

  @Test("What is wrong is told in a sentence")
  func sentences() throws {
    let text = String(decoding: try bundle().bytes(), as: UTF8.self)
    let newer = text.replacingOccurrences(of: "\"format\":1", with: "\"format\":2")
    let words = text.replacingOccurrences(of: "\"dx-support\"", with: "\"dx-suppord\"")
    let cases: [(String, String)] = [
      (
        "name,email\n",
        "b.jsonl is not a bundle that dirsync-setup made. Name a file that bundle create has written."
      ),
      (
        "",
        "b.jsonl is not a bundle that dirsync-setup made. Name a file that bundle create has written."
      ),
      (
        newer,
        "b.jsonl was made by a newer dirsync-setup (format 2, this program reads 1). Open it with the newer dirsync-setup."
      ),
      (
        words,
        "The bundle b.jsonl is damaged: the part “journal” is not as it was written. Ask for it to be sent again, packed or as an attachment."
      ),
      (
        String(text.prefix(110)),
        "The bundle b.jsonl is cut off after 1 line. Ask for it to be sent again, packed or as an attachment."
      ),
    ]
    for (text, expected) in cases {
      #expect(refusal(of: Array(text.utf8))?.sentence == expected)
    }
  }

  @Test("Missing, oversized and odd files are refused before they are read")
  func files() throws {
    let scratch = try Scratch()
    let large = scratch.path("large")
    _ = FileManager.default.createFile(atPath: large, contents: nil)
    let handle = try #require(FileHandle(forWritingAtPath: large))
    try handle.truncate(atOffset: UInt64(SupportBundle.limit) + 1)
    func failure(_ path: String) -> String? {
      do throws(BundleFailure) {
        _ = try SupportBundle.read(path)
        return nil
      } catch {
        return error.sentence
      }
    }

    #expect(failure(scratch.path("none"))?.hasSuffix("/none. Check the path.") == true)
    #expect(failure(large)?.contains("is larger than 128 MiB") == true)
    #expect(failure(scratch.path)?.contains("is not an ordinary file") == true)
    let many =
      BundleLine.beginning + "1}\n" + String(repeating: "\n", count: SupportBundle.mostLines)
    #expect(refusal(of: Array(many.utf8)) == .tooManyLines(path: "b.jsonl"))
  }

  @Test("A bundle that this program could not open again is not written")
  func tooMany() throws {
    let scratch = try Scratch()
    let events = Array(repeating: Event(.syncRan, at: afternoon), count: SupportBundle.mostLines)
    let text = sentence { () throws(StoreFailure) in
      try bundle(events).write(to: scratch.path("b.jsonl"))
    }
    #expect(
      text
        == "The journal has 500,000 events, more than a bundle holds. Name --since "
        + "2026-11-23T13:02:11Z: what came after that fits.")
    #expect(try scratch.listing().isEmpty)
  }
}
