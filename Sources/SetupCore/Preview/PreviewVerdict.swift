import Basics

extension Preview {
  /// Why the counts allow no verdict: nobody is assigned, or hardly anyone is in the backup.
  public var obstacle: Shortfall? {
    if assigned == 0 {
      return Shortfall(
        reason: "Nobody is assigned to the app, so the sync would change nothing.",
        remedy: "Assign people or groups on the app's Assignments tab, and run the preview again.")
    }
    guard users >= PreviewThreshold.leastMatched, matched * 10 < users else { return nil }
    return Shortfall(
      reason: "Hardly anyone who is assigned is in the backup: \(grouped(matched)) of "
        + "\(counted(users, "person", "people")). It may be another account's.",
      remedy: "Take the backup of this DX account, or look whether the app sends other e-mails.")
  }
}

extension Preview {
  /// The JSON of `preview`, in its fixed shape.
  ///
  /// - Parameter showsNames: whether people are named; else each is a stand-in, and what may hold
  ///   a name is shown by its shape.
  public func json(over: [PreviewExcess], showsNames: Bool) -> JSONValue {
    func number(_ value: Int) -> JSONValue { complete ? .number(JSONNumber(value)) : .null }
    func list(_ changes: [Change]) -> JSONValue {
      .array(
        changes.map { change in
          jsonObject([
            ("attribute", .string(change.attribute)), ("count", number(change.count)),
            ("filled", number(change.filled)), ("blanked", number(change.blanked)),
            ("invalid", number(change.invalid)), ("respelt", number(change.respelt)),
          ])
        })
    }
    return jsonObject([
      ("users", number(users)), ("created", number(created)), ("matched", number(matched)),
      ("unmatched", number(unmatched)), ("unchanged", number(unchanged)),
      ("notPushed", number(notPushed)), ("suspended", number(suspended)),
      ("changed", list(changed)), ("defaults", list(defaults)),
      ("onlyPlanned", .array(onlyPlanned.map { .string($0) })),
      ("against", .string(against.rawValue)), ("threshold", complete ? over.json : .null),
      ("complete", .bool(complete)), ("examples", .array(examplesJSON(showsNames))),
    ])
  }

  private func examplesJSON(_ showsNames: Bool) -> [JSONValue] {
    var numbers: [String: Int] = [:]
    return examples.map { example in
      let number = numbers[example.email] ?? numbers.count + 1
      numbers[example.email] = number
      let isPrivate = !showsNames && defaults.contains { $0.attribute == example.attribute }
      func value(_ text: String) -> JSONValue {
        .string(isPrivate || (!showsNames && text.contains("@")) ? shape(text) : text)
      }
      return jsonObject([
        ("attribute", .string(example.attribute)), ("kind", .string(example.kind)),
        ("before", value(example.before)), ("after", value(example.after)),
        ("person", .string(showsNames ? example.email : "person \(number)")),
      ])
    }
  }

  private func shape(_ text: String) -> String {
    String(text.map { $0.isNumber ? "9" : $0.isLetter ? "A" : $0 })
  }
}

extension [PreviewExcess] {
  /// `{"over":[…],"confirm":"blank 312"}`; null where nothing is over.
  fileprivate var json: JSONValue {
    guard let words else { return .null }
    let entries = map { excess in
      jsonObject([
        ("attribute", excess.attribute.map { .string($0) } ?? .null),
        ("kind", .string(excess.kind.rawValue)), ("count", .number(JSONNumber(excess.count))),
        ("of", .number(JSONNumber(excess.of))),
      ])
    }
    return jsonObject([("over", .array(entries)), ("confirm", .string(words))])
  }
}

/// A JSON object of members, in their order.
func jsonObject(_ members: [(String, JSONValue)]) -> JSONValue {
  .object(JSONObject(members.map { JSONObject.Member($0.0, $0.1) }))
}
