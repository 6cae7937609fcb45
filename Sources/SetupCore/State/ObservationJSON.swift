import Basics
import FoundationEssentials

/// What was read, as JSON has it: without the name of its case, as the kind says it.
public struct ObservedJSON: Encodable {
  private let observation: Observation

  /// An observation to be written.
  public init(_ observation: Observation) { self.observation = observation }

  /// Writes an app that is missing by its id, everything else by what was read.
  public func encode(to encoder: any Encoder) throws {
    if case .appMissing(let id) = observation {
      try ["missing": id].encode(to: encoder)
    } else {
      try observation.payload.encode(to: encoder)
    }
  }
}

extension Observation {
  /// The same as a tree; null for what JSON can't have, which no observation holds.
  var json: JSONValue {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(ObservedJSON(self)) else { return .null }
    return (try? JSONReader.value(utf8: Array(data))) ?? .null
  }
}

extension JSONValue {
  /// A value that is another, or stands in one of two trees alone.
  struct Difference {
    /// Where it stands: `attributes[startdate].type`.
    var path: String
    /// As JSON; nil where there is none.
    var a, b: String?
  }

  /// What another tree has otherwise.
  ///
  /// Elements of lists are told apart by what names them, so that one more shows as one.
  func differences(from other: JSONValue, at path: String = "") -> [Difference] {
    guard self != other else { return [] }
    guard let mine = parts, let theirs = other.parts else {
      return [Difference(path: path, a: shown, b: other.shown)]
    }
    let names =
      mine.map(\.name)
      + theirs.map(\.name).filter { name in !mine.contains { $0.name == name } }
    return names.flatMap { name in
      let here = mine.first { $0.name == name }?.value ?? .null
      return here.differences(
        from: theirs.first { $0.name == name }?.value ?? .null,
        at: path.isEmpty || name.hasPrefix("[") ? path + name : path + "." + name)
    }
  }

  // The members of an object, or the elements of a list by what names them, else by their place.
  private var parts: [(name: String, value: JSONValue)]? {
    if let object { return object.members.map { ($0.key, $0.value) } }
    return array?.enumerated().map { place, element in
      let names = ["id", "externalName", "variableName", "name", "attribute"]
      let name = names.lazy.compactMap { element[$0]?.string }.first
      return ("[\(name ?? String(place))]", element)
    }
  }

  private var shown: String? { isNull ? nil : text(sortedKeys: true) }
}
