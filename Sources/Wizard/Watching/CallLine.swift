import SetupCore

/// The calls of one route, as the panel shows them.
public struct CallLine: Hashable, Sendable {
  /// Method and path, without ids.
  public var route: String
  /// How many calls there were, and how many of them brought no answer.
  public var count, failures: Int
  /// Milliseconds of a call, on average.
  public var milliseconds: Int
  /// How many calls of the open window of the rate limit were the program's, and how many may be;
  /// nil where no limit is known.
  public var used, allowance: Int?

  /// What is used of the program's share of the rate limit.
  public var budget: String {
    guard let used, let allowance else { return "-" }
    return "\(used) of \(allowance)"
  }

  /// Which part of the program's share is used; 0 where no limit is known.
  var usedShare: Double {
    guard let used, let allowance, allowance > 0 else { return 0 }
    return Double(used) / Double(allowance)
  }
}
