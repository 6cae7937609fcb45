import Support

/// User exports as a person may have them in the downloads folder.
enum Exports {
  /// Three people, nothing wrong.
  static let good = """
    name,email,github_username
    One,one@example.com,one-hub
    Two,two@example.com,
    Three,three@example.com,three-hub

    """

  /// The same e-mail twice, and a row with a field too few.
  static let bad = """
    name,email,github_username
    One,one@example.com,one-hub
    Two,ONE@example.com,
    Three,three@example.com

    """

  /// Puts both into the downloads folder.
  static func put(into home: TestFolder) throws {
    try home.write("Downloads/users-bad.csv", bad)
    try home.write("Downloads/users-good.csv", good)
  }
}

/// The verdict of every row, as `check --offline --json` has it.
func verdicts(_ program: ProgramUnderTest, at now: String? = nil) async throws -> [String: String] {
  let ended = try await program.run(
    ["check", "--offline", "--json"] + (now.map { ["--now", $0] } ?? []))
  let rows = ended.json["preconditions"] as? [[String: Any]] ?? []
  return Dictionary(
    uniqueKeysWithValues: rows.compactMap { row in
      guard let id = row["id"] as? String, let verdict = row["verdict"] as? String else {
        return nil
      }
      return (id, verdict)
    })
}
