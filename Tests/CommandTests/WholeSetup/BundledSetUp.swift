import Support
import Testing

/// A set-up in step 2 with words, a plan, a backup and a waived row, and bundles of it.
enum BundledSetUp {
  /// When its bundles are made.
  static let moment = "2026-11-21T09:00:00+01:00"
}

extension ProgramUnderTest {
  /// Makes the set-up word by word.
  func prepareForBundle() async throws {
    try home.write(
      "users.csv", "name,email,team\nOne,one@example.com,a\nTwo,two@example.com,b\n")
    let steps: [[String]] = [
      ["choose", "user-properties", "--now", "2026-11-20T09:00:00+01:00"],
      [
        "attest", "feature-enabled", "--words", "says one@example.com", "--now",
        "2026-11-20T10:00:00+01:00",
      ],
      ["plan", "add", "startdate", "--now", "2026-11-20T10:10:00+01:00"],
      ["verify-backup", "users.csv", "--keep", "--now", "2026-11-20T10:20:00+01:00"],
      ["waive", "backup-complete", "--reason", "no token", "--now", "2026-11-20T10:30:00+01:00"],
    ]
    for step in steps {
      let ended = try await run(step)
      #expect(ended.code == 0, "\(ended.errors)")
    }
  }

  /// Makes a bundle of it.
  @discardableResult
  func bundle(_ name: String) async throws -> Ended {
    try await run(["bundle", "create", "--out", name, "--now", BundledSetUp.moment])
  }
}
