import Basics

/// What is shown before anything is sent: all that would be, and what it costs.
public struct WriteProposal: Hashable, Sendable {
  /// What it is for.
  public enum Purpose: Hashable, Sendable {
    /// Okta is to be as the plan says.
    case apply
    /// What was there before is to be put back.
    case undo
  }

  /// What it is for.
  public var purpose: Purpose
  /// The organisation's host.
  public var host: String
  /// The writes, with what can't be done and what a person should know.
  public var plan: WritePlan
  /// What people lose by it, attribute by attribute.
  public var losses: [ValueLoss]

  /// A proposal of writes.
  public init(_ purpose: Purpose, host: String, plan: WritePlan, losses: [ValueLoss] = []) {
    (self.purpose, self.host, self.plan, self.losses) = (purpose, host, plan, losses)
  }

  /// The app's id.
  public var app: String { plan.profile.app }

  /// The word that has to be typed before anything is sent.
  public var word: String {
    switch purpose {
    case .apply: "APPLY"
    case .undo: "UNDO"
    }
  }

  /// What is asked.
  public var question: String { "Type \"\(word)\" to send:" }

  /// Each write with its request, before and after, numbered; then the losses and notes.
  public var text: String {
    let writes = plan.writes.enumerated().map { index, write in
      let request = write.request(app: app)?.text ?? ""
      let lines =
        ["\(index + 1). \(write.title)"]
        + (request.split(separator: "\n").map(String.init) + write.beforeAndAfter).map {
          "   \($0)"
        }
      return lines.map { "\($0)\n" }.joined()
    }
    let remarks = (losses.map(\.sentence) + plan.notes).map { "! \($0)\n" }
    return (writes + (remarks.isEmpty ? [] : [remarks.joined()])).joined(separator: "\n")
  }

  /// Why nothing would be sent, as a sentence.
  public var nothingToSend: String {
    switch purpose {
    case .apply: "Okta has everything as planned: there is nothing to send."
    case .undo: "There is nothing to put back."
    }
  }
}

/// What people lose when an attribute is deleted.
public struct ValueLoss: Hashable, Sendable {
  /// The attribute's variable name.
  public var variableName: String
  /// How many people have a value of it; nil where people could not be read.
  public var people: Int?
  /// For how many of these the mapping gives the same value again.
  public var refilled: Int
  /// For how many it gives another value, or it can't be told here.
  public var otherwise: Int
  /// The first of them by e-mail; shown, and never stored.
  public var names: [String]
  /// Whether a mapping fills the attribute afterwards.
  public var isMapped: Bool

  /// A loss by its counts.
  public init(
    variableName: String, people: Int?, refilled: Int = 0, otherwise: Int = 0,
    names: [String] = [], isMapped: Bool = false
  ) {
    (self.variableName, self.people) = (variableName, people)
    (self.refilled, self.otherwise) = (refilled, otherwise)
    (self.names, self.isMapped) = (names, isMapped)
  }

  /// The loss as a sentence or two.
  public var sentence: String {
    let attribute = "Deleting the attribute \(shown(variableName))"
    guard let people else {
      return "\(attribute) loses everybody's value of it. Whose can't be told: people could not be "
        + "read."
    }
    guard people > 0 else { return "\(attribute) loses nothing: nobody has a value of it." }
    let who = counted(people, "person", "people")
    let listed = names.isEmpty ? "" : ": " + names.joined(separator: ", ") + (more ? ", …" : "")
    guard isMapped else {
      return "\(attribute) loses the value of \(who)\(listed). No mapping fills it again."
    }
    let gone = people - refilled - otherwise
    return "\(attribute) loses the value of \(who)\(listed). After Force Sync the mapping gives "
      + "\(refilled) of them the same value again, \(otherwise) another one, and \(gone) none."
  }

  private var more: Bool { (people ?? 0) > names.count }
}
