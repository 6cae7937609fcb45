import SetupStore
import Testing

@Suite("What is said about a journal")
struct JournalNoticeTests {
  @Test(
    "Each notice says what was seen, what is used and what to do",
    arguments: [
      (
        JournalNotice.tornLastLine(line: 12),
        "The journal's last line (line 12) was cut off, as by a crash or a power cut, and is left "
          + "out. The 11 lines before it are good and are used."
      ),
      (
        .tornLastLine(line: 1),
        "The journal's last line (line 1) was cut off, as by a crash or a power cut, and is left "
          + "out. Nothing comes before it."
      ),
      (
        .damaged(line: 2, .checksum, keptAs: nil),
        "The journal is damaged in line 2: its checksum does not fit it and the line before. "
          + "The line before it is good and is used. The file was left as it is."
      ),
      (
        .damaged(
          line: 1207, .number("9\u{1B}[2J"), keptAs: "journal.damaged-20261123T130211Z.ndjson"),
        "The journal is damaged in line 1207: it has the number 9[2J. The 1,206 lines before it "
          + "are good and are used. The damaged file is kept as "
          + "journal.damaged-20261123T130211Z.ndjson. Look through the steps before you go on."
      ),
      (
        .newerSchema(line: 40, version: 2),
        "The journal was written by a newer dirsync-setup (version 2 of the file, from line 40). "
          + "The 39 lines before it are good and are used. It is open read-only; use the newer "
          + "dirsync-setup to go on."
      ),
      (
        .newerEvent(line: 3, type: "planDrawn"),
        "The journal has something that only a newer dirsync-setup knows, in line 3 (planDrawn). "
          + "The 2 lines before it are good and are used. It is open read-only; use the newer "
          + "dirsync-setup to go on."
      ),
    ])
  func sentences(notice: JournalNotice, said: String) {
    #expect(notice.sentence == said)
  }
}
