import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("The time line")
struct TimeLineTests {
  static let start = Driver.start
  static let namespace = "urn:ietf:params:scim:schemas:core:2.O:User"

  static let backup = Backup(
    source: .file, file: "users.csv", sha256: "ab", bytes: 9, rows: 2_914, columns: ["Email"],
    emailColumn: "Email")

  static let entry = PlannedAttribute(
    externalName: "startdate", variableName: "startdate", type: .string, expression: "user.start")

  /// What happened, and how the time line tells it.
  static let told: [(Happening, String)] = [
    (.useCasesChosen(useCases: []), "neither use case chosen"),
    (.useCasesChosen(useCases: [.userProperties]), "use case: user properties"),
    (.activationRequested, "DX support asked to activate directory sync"),
    (
      .attested(id: .featureEnabled, role: .dxSupport, words: "on"),
      "feature enabled: word of the DX support: “on”"
    ),
    (
      .attested(id: .syncConnected, role: .dxAdmin, words: ""),
      "sync connected: word of the DX admin"
    ),
    (.attestationWithdrawn(id: .syncConnected), "sync connected: word taken back"),
    (
      .advanceRefused(step: .backUp, reasons: [.backupTaken]),
      "advance refused, step 2: backup taken"
    ),
    (.waived(id: .backupComplete, reason: "no token"), "backup complete waived: no token"),
    (.waiverWithdrawn(id: .backupComplete), "backup complete: waiver taken back"),
    (.backupRefused(file: "a.csv", reason: "It is empty."), "backup refused: a.csv: It is empty."),
    (.backupKept(backup: backup), "backup taken: users.csv, 2,914 people"),
    (.vaultForgotten(files: 1), "deleted 1 kept file"),
    (.organisationBound(host: "acme.okta.example"), "organisation: acme.okta.example"),
    (.appBound(id: "0oa1", label: "DX"), "app chosen: DX"),
    (.observed(observation: .appMissing(id: "0oa1")), "seen: the app"),
    (.observed(observation: .appMissing(id: "0oa1")), "seen: the app, as before"),
    (.observed(observation: .appMissing(id: "0oa2")), "seen: the app, changed"),
    (.lookFailed(kind: .schema, reason: "No answer."), "look failed: the attributes: No answer."),
    (.attributePlanned(attribute: entry), "planned: startdate"),
    (.attributePlanned(attribute: entry), "changed in the plan: startdate"),
    (.attributeDropped(externalName: "start\u{1B}date"), "dropped from the plan: startdate"),
    (.immediateSyncRequested, "DX support asked for an immediate sync"), (.syncRan, "a sync ran"),
    (.stepLeft(step: .enable), "step 1 left: Enable directory sync"),
    (.wentBack(to: .enable), "went back to step 1: Enable directory sync"),
    (.screenShown(screen: "2-back-up"), "screen shown: 2-back-up"),
    (.symptomChosen(symptom: .valueWrong), "trouble: A value is wrong or blank"),
    (.questionAnswered(question: "namespace", answer: "differs"), "answered: namespace: differs"),
    (.answerTakenBack, "answer taken back"),
  ]

  @Test("Every kind of event is told in words")
  func words() {
    let events = Self.told.enumerated().map { Event($0.element.0, at: Self.start + $0.offset) }
    let entries = timeLine(events)

    #expect(entries.map(\.text) == Self.told.map(\.1))
    #expect(entries.map(\.index) == Array(events.indices))
    #expect(entries.filter(\.isRefused).map(\.index) == [6])
  }

  @Test("A refused advance has the reasons of its moment, and each event the time of its clock")
  func refused() {
    let entries = timeLine([
      Event(.useCasesChosen(useCases: [.roles]), at: Self.start, offset: -330),
      Event(
        .advanceRefused(step: .enable, reasons: [.featureEnabled]), at: Self.start, offset: 60),
      Event(
        .attested(id: .featureEnabled, role: .dxSupport, words: ""), at: Self.start + 60,
        offset: 60),
    ])

    #expect(entries.map(\.when) == ["24 Nov 03:30", "24 Nov 10:00", "24 Nov 10:01"])
    #expect(entries[1].refusals.map(\.id) == [.featureEnabled])
    #expect(entries[1].refusals[0].reason.hasPrefix("DX support has not been asked"))
    #expect(timeLine([]).isEmpty)
  }
}

@Suite("Stepping through a recording")
struct ReplayTests {
  static let start = Driver.start

  static let happenings: [Happening] = [
    .useCasesChosen(useCases: [.userProperties]),
    .advanceRefused(step: .enable, reasons: [.featureEnabled]),
    .attested(id: .featureEnabled, role: .dxSupport, words: ""), .stepLeft(step: .enable),
    .screenShown(screen: "2-back-up"), .advanceRefused(step: .backUp, reasons: [.backupTaken]),
    .screenShown(screen: "2-back-up"),
  ]

  func replay(_ happenings: [Happening] = happenings) -> Replay {
    let events = happenings.enumerated().map {
      Event($0.element, at: Self.start + 60 * $0.offset, offset: 60)
    }
    return Replay(events, .embedded, program: "1.0", now: Self.start + 3 * Span.day)
  }

  @Test("Arrows step, r finds the refused advances round and round")
  func keys() {
    var replay = replay()
    var seen = [replay.index]
    for key: Key in [
      .right, .left, .up, .home, .left, .down, .character("r"), .character("r"), .character("R"),
      .end, .pageUp,
    ] {
      replay.took(key)
      seen.append(replay.index)
    }
    #expect(seen == [6, 6, 5, 4, 0, 0, 1, 5, 1, 5, 6, 0])
  }

  @Test("Where nothing was refused, r says so")
  func noneRefused() {
    var replay = replay([.syncRan])
    replay.took(.character("r"))
    #expect(replay.notice == "No advance was refused.")
    replay.took(.left)
    #expect(replay.notice == nil)
  }

  @Test("Playing goes to the end and stops, or at the next key")
  func plays() {
    var replay = replay()
    replay.took(.home)
    replay.took(.character("p"))
    for _ in 0..<10 { replay.passedTime() }
    #expect(replay.index == 6)
    #expect(!replay.isPlaying)
    replay.took(.home)
    replay.took(.character("p"))
    replay.passedTime()
    replay.took(.character("p"))
    replay.passedTime()
    #expect(replay.index == 1)
  }

  @Test("Beside the list stands the step, the refused rows and the screen of that moment")
  func picture() {
    var replay = replay()
    for key: Key in [.home, .character("r"), .character("r")] { replay.took(key) }
    let lines = view(replay).text.split(separator: "\n", omittingEmptySubsequences: false)

    #expect(
      lines[0].hasPrefix(" Time line · 7 events, 24 Nov 10:00 to 24 Nov 10:06"))
    #expect(lines[0].hasSuffix("read only"))
    #expect(lines[2].hasSuffix("│ Step 2 of 5"))
    #expect(lines[3].hasPrefix("! 24 Nov 10:01  advance refused, step 1:"))
    #expect(lines[7].hasPrefix("▸ 24 Nov 10:05  advance refused, step 2:"))
    #expect(view(replay).text.contains("✗ backup taken"))
    #expect(lines[23] == " ← → event   r next refused   p play   Enter full screen   Esc quit")
  }

  @Test("Enter shows the screen of that moment, Esc leads back and then out")
  func fullScreen() {
    var replay = replay()
    replay.took(.enter)
    let text = view(replay).text
    #expect(text.hasPrefix(" Step 2 of 5 · Back up user data"))
    #expect(text.contains("read only, of 2 days ago"))
    #expect(text.hasSuffix(" ← → event   r next refused   Enter Esc time line\n"))
    replay.took(.escape)
    #expect(!replay.isFull)
    #expect(!replay.hasEnded)
    replay.took(.escape)
    #expect(replay.hasEnded)
  }

  @Test("Any window and an empty recording can be drawn", arguments: [0, 1, 10, 40, 60, 80, 200])
  func sizes(_ width: Int) {
    for var replay in [replay(), replay([])] {
      for height in [0, 1, 5, 20, 24, 60] {
        replay.took(.resized(Size(width: width, height: height)))
        for key: Key in [.enter, .right, .enter, .left] {
          replay.took(key)
          #expect(view(replay).size == Size(width: width, height: height))
        }
      }
    }
  }

  @Test("The loop ends with the keys, and gives the terminal back")
  func loop() {
    let size = Size(width: 80, height: 24)
    var program = ReplayProgram(
      replay(), Headless(size, script: [[.home], [.character("p")], [], [.escape]]))
    #expect(program.run() == nil)
    var stopped = ReplayProgram(replay(), Headless(size, script: [[.terminated(15)]]))
    #expect(stopped.run() == 15)
  }
}

@Suite("A bundle made in the wizard")
struct BundleDialogTests {
  @Test("It is shown what will be in it before a path is taken")
  func asked() {
    let driver = Driver([.useCasesChosen(useCases: [.userProperties])])
    driver.send(.pressed(.action(.createBundle)))

    #expect(driver.model.dialog?.purpose == .bundle)
    #expect(driver.text.contains("It leaves out:"))
    #expect(driver.text.contains("dirsync-setup-bundle-20261124-0900.jsonl"))
    driver.send(.dialogFilled(["b.jsonl"]))
    #expect(
      driver.effects.contains(
        .writeBundle(path: "b.jsonl", at: Driver.start, offset: 0)))
  }

  @Test("Of a bundle no bundle is made")
  func refused() {
    let driver = Driver(access: .readOnly(since: Driver.start))
    driver.model.openedAt = Driver.start + 3 * Span.day
    driver.send(.pressed(.action(.createBundle)))

    #expect(driver.model.dialog == nil)
    #expect(
      driver.model.notice
        == Notice(.refused, "This is a bundle already. Copy the file to hand it on."))
    #expect(driver.model.standing == "read only, of 3 days ago")
    #expect(
      BundleWriter.none.write("b", Driver.start, 0)
        .failureText
        == "This is a bundle already. Copy the file to hand it on.")
  }
}

extension Result where Failure == Storage.Refusal {
  fileprivate var failureText: String? {
    if case .failure(let refusal) = self { refusal.sentence } else { nil }
  }
}
