import Basics

/// The rules for the attribute plan; interface, command line and gate all ask here.
public enum PlanRules {
  /// What is wrong with an entry, given the whole plan; empty if it is valid.
  public static func problems(of entry: PlannedAttribute, among plan: [PlannedAttribute])
    -> [Shortfall]
  {
    found(in: entry, among: plan).map { $0.problem }
  }

  /// The parts of an entry, to say where something is wrong.
  public enum Part: Hashable, Sendable { case externalName, variableName, type, expression }

  /// What is wrong first, and with which part; nil if the entry is valid.
  public static func firstProblem(
    of entry: PlannedAttribute, among plan: [PlannedAttribute]
  ) -> (part: Part, problem: Shortfall)? { found(in: entry, among: plan).first }

  private static func found(
    in entry: PlannedAttribute, among plan: [PlannedAttribute]
  ) -> [(part: Part, problem: Shortfall)] {
    // First, and alone: no other sentence repeats what must not be kept.
    let unkept = fitting([
      (.externalName, unfit(entry.externalName, "External name")),
      (.variableName, unfit(entry.variableName, "variable name")),
    ])
    guard unkept.isEmpty else { return unkept }
    let others = plan.filter { $0 != entry }
    let isTwofold = entry.source == .group && !entry.expression.isEmpty
    return fitting([
      (.externalName, externalName(entry.externalName)),
      (.externalName, twin(of: entry, among: others)),
      (.variableName, variableName(entry.variableName, among: others)),
      (.expression, isTwofold ? .bothSources(entry) : nil),
      (.expression, ExpressionRules.problem(planning: entry.expression)),
    ])
  }

  private static func fitting(
    _ judged: [(Part, Shortfall?)]
  ) -> [(part: Part, problem: Shortfall)] {
    judged.compactMap { part, problem in problem.map { (part: part, problem: $0) } }
  }

  /// What a person should know of a valid entry; nil if nothing.
  public static func notice(for externalName: String) -> String? {
    if externalName == "protected" {
      return "Confirm with DX support what protected does in your account before you sync it."
    }
    if DXProperty.oldNamesAlone.contains(externalName) {
      return "\(externalName) is a name that older set-ups use. DX's list for new ones has none "
        + "like it: ask DX support whether your account reads it."
    }
    guard let property = DXProperty.named(externalName), property.externalName != externalName
    else { return nil }
    return "\(externalName) is the name that older set-ups use for \(property.externalName). "
      + "In a new set-up, plan \(property.externalName) instead."
  }

  /// The entry that an External name suggests: names, type, and a source to start from.
  public static func suggestion(for externalName: String) -> PlannedAttribute {
    let property = DXProperty.named(externalName)
    return PlannedAttribute(
      externalName: externalName,
      variableName: String(externalName.map { $0.isNamePart ? $0 : "_" }),
      type: .string, expression: property?.expressions.first ?? "")
  }

  // Neither is repeated: what looks like a secret is never shown, and what can't be seen misleads.
  private static func unfit(_ name: String, _ field: String) -> Shortfall? {
    if let scalar = name.unicodeScalars.first(where: { $0.isUnseen && !$0.isLineBreakOrTab }) {
      return .unseen(field, scalar)
    }
    if looksLikeToken(name) { return .token(field) }
    return emailRanges(in: Array(name.unicodeScalars)).isEmpty ? nil : .email(field)
  }

  private static func externalName(_ name: String) -> Shortfall? {
    if name.isEmpty { return .noName }
    if name.contains(where: { $0.isWhitespace }) { return .spaces(name) }
    if name.contains(":") { return .urn(name) }
    if ReservedNames.contains(name) { return .reserved(name) }
    if name.lowercased() != name, DXProperty.named(name.lowercased()) != nil {
      return .letterCase(name)
    }
    if let near = DXProperty.nearest(to: name) { return .nearMiss(name, near.externalName) }
    guard DXProperty.reads(name) else { return .notRead(name) }
    let allowed = name.allSatisfy { $0.isNamePart || $0 == "-" || $0 == "." }
    return allowed && name.utf8.count <= 100 ? nil : .characters(name)
  }

  private static func twin(of entry: PlannedAttribute, among others: [PlannedAttribute])
    -> Shortfall?
  {
    if others.contains(where: { $0.externalName == entry.externalName }) {
      return .duplicate(entry.externalName)
    }
    guard let property = DXProperty.named(entry.externalName) else { return nil }
    let twin = others.first { DXProperty.named($0.externalName) == property }
    return twin.map { .sameProperty(entry.externalName, $0.externalName) }
  }

  private static func variableName(_ name: String, among others: [PlannedAttribute]) -> Shortfall? {
    let starts = name.first.map { $0.isASCII && $0.isLetter } ?? false
    guard starts, name.allSatisfy(\.isNamePart), name.utf8.count <= 100 else {
      return .variableCharacters(name)
    }
    if ReservedNames.contains(name) { return .variableReserved(name) }
    let twin = others.first { $0.variableName.lowercased() == name.lowercased() }
    return twin.map { .variableTaken(name, $0.externalName) }
  }
}

extension DXProperty {
  /// A custom attribute's External name that the rules accept, as near to a name as can be.
  fileprivate static func customName(like name: String) -> String {
    let parts = name.split { !($0.isNamePart || $0 == "-" || $0 == ".") }
    let words = parts.map { $0.drop { $0 == "." } }.filter { !$0.isEmpty }.joined(separator: "_")
    return customPrefix + (words.isEmpty ? "name" : String(words.prefix(90)))
  }
}

extension Shortfall {
  fileprivate static func bothSources(_ entry: PlannedAttribute) -> Shortfall {
    Shortfall(
      reason:
        "\(entry.externalName) is to come from groups, and a mapping would hide their values.",
      remedy: "Leave the expression out, or plan it without groups.")
  }

  fileprivate static func unseen(_ field: String, _ scalar: Unicode.Scalar) -> Shortfall {
    Shortfall(
      reason: "The \(field) holds a character that can't be seen (\(scalar.codePoint)).",
      remedy: "Type it anew; the character came along from where it was copied.")
  }

  fileprivate static func token(_ field: String) -> Shortfall {
    Shortfall(
      reason: "The \(field) looks like a token, and tokens are never kept.",
      remedy: "Type the attribute's name.")
  }

  fileprivate static func email(_ field: String) -> Shortfall {
    Shortfall(
      reason: "The \(field) looks like an e-mail address, and none are kept.",
      remedy: "Type the attribute's name.")
  }

  fileprivate static let noName = Shortfall(
    reason: "An External name can't be empty.", remedy: "Type the name that DX reads.")

  fileprivate static func spaces(_ name: String) -> Shortfall {
    Shortfall(
      reason: "“\(name)” has a space in it, and DX compares External names letter by letter.",
      remedy: "Type it without spaces.")
  }

  fileprivate static func urn(_ name: String) -> Shortfall {
    Shortfall(
      reason: "\(name) holds the External namespace too.",
      remedy: "Type the name alone; the namespace has a field of its own in Okta.")
  }

  fileprivate static func reserved(_ name: String) -> Shortfall {
    Shortfall(
      reason: "\(name) is a default attribute. Okta sends it by itself, and a second one of that "
        + "name makes every update fail.",
      remedy: "Leave it out of the plan. For an attribute of your own, take "
        + "\(DXProperty.customName(like: name)).")
  }

  fileprivate static func letterCase(_ name: String) -> Shortfall {
    Shortfall(
      reason: "\(name) is written with capital letters, and DX compares External names letter by "
        + "letter.",
      remedy: "Type \(name.lowercased()).")
  }

  fileprivate static func nearMiss(_ name: String, _ property: String) -> Shortfall {
    Shortfall(
      reason: "DX has no property \(name), but it has \(property).",
      remedy: "Type \(property).")
  }

  fileprivate static func notRead(_ name: String) -> Shortfall {
    let custom =
      name.hasPrefix(DXProperty.customPrefix)
      ? "\(DXProperty.customPrefix) and then its name" : DXProperty.customName(like: name)
    return Shortfall(
      reason: "DX has no property \(name), so it would not read the value.",
      remedy: "Take one of DX's properties. For a custom DX attribute, type \(custom).")
  }

  fileprivate static func characters(_ name: String) -> Shortfall {
    Shortfall(
      reason: "\(name) has characters that an External name can't have, or more than 100.",
      remedy: "Use letters, digits, underscores, hyphens and dots.")
  }

  fileprivate static func duplicate(_ name: String) -> Shortfall {
    Shortfall(reason: "\(name) is in the plan twice.", remedy: "Remove one of the two.")
  }

  fileprivate static func sameProperty(_ name: String, _ other: String) -> Shortfall {
    Shortfall(
      reason: "\(name) and \(other) are two names of one property.",
      remedy: "Keep the newer name, and remove the other.")
  }

  fileprivate static func variableCharacters(_ name: String) -> Shortfall {
    Shortfall(
      reason: name.isEmpty
        ? "A variable name can't be empty."
        : "\(name) can't be a variable name in Okta.",
      remedy: "Begin with a letter, and use letters, digits and underscores, 100 at most.")
  }

  fileprivate static func variableReserved(_ name: String) -> Shortfall {
    Shortfall(
      reason: "\(name) is the variable name of a default attribute.",
      remedy: "Take another variable name; the External name is what counts for DX.")
  }

  fileprivate static func variableTaken(_ name: String, _ other: String) -> Shortfall {
    Shortfall(
      reason: "\(name) is the variable name of \(other) too.",
      remedy: "Give each attribute a variable name of its own.")
  }
}
