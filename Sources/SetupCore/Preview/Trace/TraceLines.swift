import Basics

extension Trace {
  /// How a station stands.
  public enum Mark: Hashable, Sendable {
    /// Nothing is wrong there.
    case good
    /// Something is.
    case wrong
    /// It could not be read, or nothing leads there.
    case unknown
    /// It only tells something.
    case none
  }

  /// One line of the way.
  public struct Line: Hashable, Sendable {
    /// How it stands.
    public var mark: Mark
    /// The station; empty where the line above has it.
    public var label: String
    /// What is seen there.
    public var text: String
    /// What to click where it is wrong; empty where nothing is, or the line below says the same.
    public var remedy = ""
  }

  /// The way in lines, from the Okta account to what happens tonight.
  public func lines(offset: Int) -> [Line] {
    let words = TraceWords(trace: self, offset: offset)
    return words.station(.okta, "Okta", words.okta)
      + words.station(.assigned, "Assigned", words.assigned)
      + words.profile + words.station(.pushed, "Pushed", words.pushed)
      + words.station(.dx, "DX", words.dx) + words.tonight
  }
}

/// The words of each station.
private struct TraceWords {
  let trace: Trace
  let offset: Int

  private var person: TracedPerson { trace.person }

  private func problems(_ station: Trace.Station) -> [Trace.Problem] {
    trace.problems.filter { $0.station == station }
  }

  /// A station: what is wrong there, else what is seen.
  func station(_ station: Trace.Station, _ label: String, _ seen: String?) -> [Trace.Line] {
    let problems = problems(station)
    guard !problems.isEmpty else {
      return [
        Trace.Line(mark: seen == nil ? .unknown : .good, label: label, text: seen ?? "not reached")
      ]
    }
    let mark: Trace.Mark = person.failures[station] == nil ? .wrong : .unknown
    let remedies = problems.map(\.shortfall.remedy)
    var lines = lines(label, mark, problems.map(\.shortfall.reason))
    for (place, remedy) in remedies.enumerated() where remedies.dropFirst(place + 1).first != remedy
    {
      lines[place].remedy = remedy
    }
    return lines
  }

  private func lines(_ label: String, _ mark: Trace.Mark, _ texts: [String]) -> [Trace.Line] {
    texts.enumerated().map { index, text in
      Trace.Line(mark: mark, label: index == 0 ? label : "", text: text)
    }
  }

  var okta: String? {
    person.account.map { account in
      account.status.lowercased() + (person.type.map { ", user type \(shown($0))" } ?? "")
    }
  }

  var assigned: String? {
    person.assignment.map { assignment in
      let since = assignment.at.map { ", since \($0.day(offset: offset))" } ?? ""
      guard let group = assignment.group else {
        return (assignment.isPersonal ? "directly" : "through a group") + since
      }
      return "through the group \(shown(group.name))\(since)"
    }
  }

  var profile: [Trace.Line] {
    let wrong = problems(.profile)
    guard wrong.isEmpty else {
      return station(.profile, "Profile", nil)
    }
    guard person.assignment != nil else { return station(.profile, "Profile", nil) }
    let values = trace.profile.filter { !$0.value.text.isEmpty }.map(words)
    return station(
      .profile, "Profile", values.isEmpty ? "no values" : values.joined(separator: "; "))
  }

  private func words(_ value: TracedValue) -> String {
    let text = "\(value.name) \(shown(value.value.text))"
    switch value.origin {
    case .group: return "\(text) (of the group)"
    case .personal: return "\(text) (typed in)"
    case .unmapped: return text
    case .mapping:
      guard case .beyond = value.computed else { return text }
      return "\(text) (its expression is not worked out here)"
    }
  }

  var pushed: String? {
    guard let assignment = person.assignment, assignment.person.hasExternalID else { return nil }
    guard let pushes = person.pushes else { return "known at WorkOS" }
    guard let last = pushes.first else {
      return "known at WorkOS; no push in the log of the last days"
    }
    let today = last.at.short(at: person.read, offset: offset)
    return "\(today.count == 5 ? "today " : "")\(today), reached WorkOS"
  }

  var dx: String? {
    guard let before = person.before, let values = before.values else { return nil }
    let place =
      before.at.map { "in the backup of \($0.day(offset: offset))" }
      ?? (before.against == .live ? "in DX" : "in the backup")
    let texts = trace.profile.compactMap { value in
      values[value.attribute.externalName].map { text in
        "\(value.name) \(text.isEmpty ? "(blank)" : shown(text))"
      }
    }
    return texts.isEmpty ? place : "\(place): \(texts.joined(separator: ", "))"
  }

  var tonight: [Trace.Line] {
    guard person.assignment != nil else { return lines("Tonight", .none, ["nothing is sent"]) }
    guard trace.isSent else {
      let isOff = person.assignment?.person.account == .deactivated
      return lines(
        "Tonight", .none,
        [isOff ? "nothing is sent; WorkOS deletes inactive people by default" : "nothing is sent"])
    }
    guard person.before?.values != nil else {
      return lines("Tonight", .none, ["what changes in DX can't be seen"])
    }
    let changes = trace.tonight.map { change in
      "\(shown(change.attribute)): \(value(change.before)) → \(value(change.after))"
    }
    return lines("Tonight", .none, changes.isEmpty ? ["nothing changes"] : changes)
  }

  private func value(_ text: String?) -> String {
    guard let text else { return "(not known)" }
    return text.isEmpty ? "(blank)" : shown(text)
  }
}
