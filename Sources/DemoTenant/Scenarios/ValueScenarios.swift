extension Scenario {
  /// The values themselves.
  static let valueScenarios: [Scenario] = [
    values("source-value-missing", "Some people have no start date in Okta.", of: [4, 9, 14]) {
      change, _ in change.profile["startDate"] = .null
    },

    values("start-date-format", "Start dates are written month first.", of: Array(1...20)) {
      change, person in
      let parts = person.startDate.split(separator: "-")
      change.profile["startDate"] = .string("\(parts[1])/\(parts[2])/\(parts[0])")
    },

    values(
      "invisible-characters", "A few values hold characters that can't be seen.", of: [5, 7, 11]
    ) { change, person in
      let texts = [
        5: "\(person.handle)\u{200B}", 7: "\u{FEFF}\(person.handle)", 11: "\(person.handle)\u{7}",
      ]
      change.profile["githubUsername"] = .text(texts[person.number])
    },

    Scenario("empty-string-sent", "Empty text is sent where there is no value.") { tenant, now in
      tenant.finish(at: now) { tenant in
        tenant.okta.people.change([4, 8]) { change, _ in
          change.profile["githubUsername"] = .null
        }
        tenant.remap(
          "githubusername", "user.githubUsername == null ? \"\" : user.githubUsername")
      }
    },

    Scenario("backup-resaved-by-spreadsheet", "The export was saved again by a spreadsheet.") {
      tenant, now in
      tenant.finish(at: now)
      tenant.dx.exportStyle = .resavedBySpreadsheet
    },
  ]

  /// A finished set-up in which some people's values differ.
  static func values(
    _ name: String, _ summary: String, of people: [Int],
    _ change: @escaping @Sendable (inout PersonChange, DemoPerson) -> Void
  ) -> Scenario {
    Scenario(name, summary) { tenant, now in
      tenant.finish(at: now) { tenant in tenant.okta.people.change(people, change) }
    }
  }
}
