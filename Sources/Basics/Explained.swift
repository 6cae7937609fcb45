/// Something, mostly a failure, that says for a person what happened and what to do next.
public protocol Explained {
  /// What happened, with the names and values seen, in whole sentences.
  var reason: String { get }
  /// What to do next, in whole sentences; empty where there is nothing to do.
  var remedy: String { get }
}

extension Explained {
  /// The reason, then the remedy.
  public var sentence: String { remedy.isEmpty ? reason : "\(reason) \(remedy)" }
}
