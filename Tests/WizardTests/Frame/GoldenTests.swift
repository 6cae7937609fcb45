import Basics
import Foundation
import Screens
import SetupCore
import Support
import Terminal
import Testing

@testable import Wizard

/// Each screen as a picture, text over styles, at 80×24 and at one wide size, in a set-up that is half way.
///
/// `DIRSYNC_REWRITE_GOLDENS=1 swift test --filter GoldenTests` rewrites them.
@Suite("Golden frames")
struct GoldenTests {
  static let sizes = [Size(width: 80, height: 24), Size(width: 120, height: 40)]
  static let names = Catalogue.embedded.screens.map(\.id) + paths.keys.sorted()
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Frames")

  static let halfWay: [Event.Kind] = [
    .useCasesChosen(useCases: [.userProperties, .roles]), .activationRequested,
    .attested(id: .featureEnabled, role: .dxSupport, words: "Active since this morning."),
    .stepLeft(step: .enable),
    .backupKept(
      backup: Backup(
        source: .file, file: "users-2026-11-23.csv", sha256: "00", bytes: 412_000, rows: 2_914,
        columns: ["name", "email"], emailColumn: "email")),
    .stepLeft(step: .backUp), .organisationBound(host: "acme.okta.com"),
    .appBound(id: "0oa1", label: "DX directory sync"),
    .attested(id: .appCreated, role: .oktaAdmin, words: ""),
    .waived(id: .connectionEnabled, reason: "The Okta admin is away until Friday."),
    .attributePlanned(attribute: PlanRules.suggestion(for: "startdate")),
    .attributePlanned(attribute: PlanRules.suggestion(for: "githubusername")),
    .observed(
      observation: .schema(
        ObservedSchema(
          base: [],
          custom: [
            ObservedAttribute(
              variableName: "startdate", externalName: "startdate",
              externalNamespace: coreUserNamespace),
            ObservedAttribute(
              variableName: "githubusername", externalName: "githubusername",
              externalNamespace: "urn:ietf:params:scim:schemas:core:2.O:User"),
          ]))),
  ]

  @Test("The frame is as the picture", arguments: names)
  func golden(name: String) throws {
    for size in Self.sizes {
      let driver = Driver(Self.halfWay + (Self.paths[name] ?? []), size: size)
      driver.model.screen = Self.paths[name] == nil ? name : "trouble-questions"
      driver.model.backup.exports = [
        ExportFile(
          path: "/x/users-2026-11-23.csv", name: "users-2026-11-23.csv", bytes: 412_000,
          modified: Driver.start + -240, columns: "name, email, team")
      ]
      try Self.compare(driver.frame, "\(name).\(size.width)x\(size.height).txt")
    }
  }

  static func compare(_ surface: Surface, _ file: String) throws {
    let frame = surface.picture
    let url = folder.appendingPathComponent(file)
    if ProcessInfo.processInfo.environment["DIRSYNC_REWRITE_GOLDENS"] == "1" {
      try frame.write(to: url, atomically: true, encoding: .utf8)
    }
    let wanted = try String(contentsOf: url, encoding: .utf8)
    #expect(frame == wanted, "\(file) differs")
    #expect(
      !surface.styles.contains("?"), "\(file) has a style that Tests/Support has no letter for")
  }

  @Test("No picture is left of a screen that is gone")
  func leftovers() throws {
    let wanted = Set(
      (Self.names + FrontGoldenTests.names + PreviewGoldenTests.names).flatMap { name in
        Self.sizes.map { "\(name).\($0.width)x\($0.height).txt" }
      })
    let found = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(found) == wanted)
  }

  @Test("Every screen can be drawn at any size, and keeps inside it")
  func anySize() async throws {
    try await twoAtATime(Self.names) { name in expectInside(name) }
  }

  private func expectInside(_ name: String) {
    for size in [(60, 20), (59, 20), (1, 1), (0, 0), (81, 25), (200, 60), (101, 20)] {
      let size = Size(width: size.0, height: size.1)
      let driver = Driver(Self.halfWay + (Self.paths[name] ?? []), size: size)
      driver.model.screen = Self.paths[name] == nil ? name : "trouble-questions"
      let lines = driver.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(lines.count == max(size.height, 1))
      for line in lines { #expect(displayWidth(String(line)) <= size.width, "\(name)") }
    }
  }
}
