import Basics

// What a mapping gives beside what Okta holds, for a sample of people.
extension TracedValue {
  /// Whether a mapping fills the attribute.
  public var isMapped: Bool { mapping != nil }

  /// What the mapping gives now; empty for nothing, nil where that can't be worked out here.
  public var given: String? {
    switch computed {
    case .value(let due): due.text
    case .failed: ""
    case .beyond, nil: nil
    }
  }

  /// What is to be said of it; empty where Okta holds just that and nothing is wrong with it.
  public var remark: String {
    switch computed {
    case nil: return ""
    case .beyond(let reason): return "Not worked out here. \(reason)"
    case .failed(let reason): return reason
    case .value(let due):
      if let flaw = attribute.reading.flaw(of: due) { return "Wrong for DX: \(flaw.sentence)" }
      guard outstanding != nil else { return "" }
      if origin == .personal { return "Typed in on the assignment." }
      return mapping?.appliesOnUpdate == true ? "Not applied yet." : "Applied on create alone."
    }
  }
}
