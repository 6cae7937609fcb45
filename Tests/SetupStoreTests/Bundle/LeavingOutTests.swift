import Basics
import SetupCore
import Testing

@testable import SetupStore

@Suite("Leaving parts out of a bundle")
struct LeavingOutTests {
  static let digest = String(repeating: "a", count: 64)
  static let events: [Event] = [
    .attested(id: .featureEnabled, role: .dxSupport, words: "Ask a colleague"),
    .attested(id: .syncConnected, role: .dxAdmin, words: ""),
    .waived(id: .backupComplete, reason: "A colleague says so"),
    .backupRefused(file: "old.csv", reason: "It has no e-mail column."),
    .backupKept(
      backup: Backup(
        source: .file, file: "users.csv", sha256: digest, bytes: 10, rows: 3,
        columns: ["Email", "Team"], emailColumn: "Email")),
    .screenShown(screen: "1-ask"),
    .observed(
      observation: .backupComparison(
        ObservedBackupComparison(backup: digest, people: 3, missing: 0))),
    .observed(observation: .people(ObservedPeople(people: 3, backup: "other"))),
    .observed(observation: .backupShape(ObservedBackupShape(backup: digest))),
    .observed(observation: .appMissing(id: "0oa1")),
    .lookFailed(kind: .app, reason: "Okta did not answer."), .screenShown(screen: "2-verify"),
  ].enumerated().map { Event($0.element, at: afternoon + $0.offset) }

  func bundle(_ parts: Set<BundlePart>) -> SupportBundle {
    SupportBundle(
      Self.events,
      SupportBundle.Environment(program: "1.2.3", terminal: "xterm", locale: "de_DE.UTF-8"),
      created: afternoon + 60, without: parts)
  }

  func kinds(_ parts: Set<BundlePart>) -> [Event.Kind] { bundle(parts).events.map(\.kind) }

  @Test("Words and reasons go, that something was said stays")
  func words() {
    let left = kinds([.words])
    #expect(
      Array(left.prefix(3)) == [
        .attested(id: .featureEnabled, role: .dxSupport, words: "left out"),
        .attested(id: .syncConnected, role: .dxAdmin, words: ""),
        .waived(id: .backupComplete, reason: "left out"),
      ])
    #expect(Array(left.dropFirst(3)) == Self.events.dropFirst(3).map(\.kind))
  }

  @Test("The log of screens goes, the screen they were on stays")
  func screens() throws {
    #expect(bundle([.screens]).setup.position.screen == "2-verify")
    #expect(
      kinds([.screens])
        == Self.events.map(\.kind).filter { $0 != .screenShown(screen: "1-ask") })
    let text = String(decoding: try bundle([.screens]).bytes(), as: UTF8.self)
    #expect(text.contains("\"screen\":\"2-verify\""))
  }

  @Test("What was seen of a kind goes with the looks that failed; the other kinds stay")
  func observations() {
    let kept = Self.events.map(\.kind).filter {
      $0 != .observed(observation: .appMissing(id: "0oa1"))
        && $0 != .lookFailed(kind: .app, reason: "Okta did not answer.")
    }
    #expect(kinds([.observation(.app)]) == kept)
  }

  @Test("The backup's shape goes; what was compared with it still shows")
  func backup() throws {
    let bundle = bundle([.backup])
    let text = String(decoding: try bundle.bytes(), as: UTF8.self)
    for gone in ["users.csv", "old.csv", "Team", Self.digest, "no e-mail column"] {
      #expect(!text.contains(gone), "\(gone)")
    }
    let now = afternoon + 60
    #expect(bundle.setup.judged(.backupTaken, at: now).verdict.kind == .met)
    #expect(bundle.setup.judged(.backupComplete, at: now).verdict.kind == .met)
    guard case .people(let people) = bundle.setup.observations[.people]?.value else {
      Issue.record("people are there")
      return
    }
    #expect(people.backup == "left out 2")
  }

  @Test("Terminal and locale go")
  func environment() {
    let empty = SupportBundle.Environment(program: "1.2.3", terminal: "", locale: "")
    #expect(bundle([.environment]).environment == empty)
  }

  @Test("It reads as it was written, for each part and for all, and the same bytes each time")
  func roundTrip() throws {
    let sets = BundlePart.all.map { Set([$0]) } + [Set(BundlePart.all), []]
    for parts in sets {
      let written = bundle(parts)
      let bytes = try written.bytes()
      #expect(try bundle(parts).bytes() == bytes)
      let read = try BundleReader(path: "b.jsonl", bytes: bytes).bundle()
      #expect(read == written)
      #expect(read.leftOut == parts)
      #expect(try read.bytes() == bytes)
    }
  }

  @Test("The header says what was left out, and nothing where nothing was")
  func header() throws {
    let text = String(decoding: try bundle([.words, .observation(.schema)]).bytes(), as: UTF8.self)
    #expect(text.contains("\"leftOut\":[\"schema\",\"words\"]}\n"))
    #expect(!String(decoding: try bundle([]).bytes(), as: UTF8.self).contains("leftOut"))
    #expect(
      bundle([.words, .observation(.schema)]).leftOutSentence
        == "Left out by the admin: the attributes; words and reasons.")
    #expect(bundle([]).leftOutSentence == nil)
  }

  @Test("Each part has a name of its own, and is found by it")
  func names() {
    #expect(Set(BundlePart.all.map(\.name)).count == BundlePart.all.count)
    for part in BundlePart.all { #expect(BundlePart(named: part.name) == part) }
    #expect(BundlePart(named: "people.csv") == nil)
  }

  @Test("The lines say what is in it, what never is, and what was left out")
  func contents() {
    let contents = BundleContents(of: Self.events, without: [.words, .observation(.people)])
    #expect(
      contents.holds == [
        "The journal: 12 events, with their times.",
        "This program's version, and the screen you were on.", "Observed: the app.",
        "Observed: the comparison with the backup (counts).",
        "Observed: the backup's shape (counts).",
        "The backup's shape: 3 people, column names, size and digest; no rows.",
        "The log of screens shown (2).", "The terminal's kind and the locale.",
      ])
    #expect(
      contents.leavesOut == BundleContents.never + [
        "As you asked: the assigned people (counts and patterns).",
        "As you asked: words and reasons.",
      ])
  }
}
