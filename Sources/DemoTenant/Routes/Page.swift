import Basics

/// One page of a list whose items have rising numbers.
struct Page: Sendable {
  /// The numbers on this page.
  var numbers: [Int]
  /// The list's address with its query, for `rel="self"`, and of the next page if there is one.
  var links: String

  /// Cuts a page out of ranges of numbers, which are walked and never spelled out.
  init(
    _ request: OktaRequest, of ranges: [Range<Int>], limit: (usual: Int, most: Int)
  ) throws(OktaRefusal) {
    let list = request.parts.path.joined(separator: "/")
    let count = try Self.count(request.query["limit"], limit)
    var start = Int.min
    if let after = request.query["after"] {
      guard let number = OpaqueID.number(cursor: after, in: list) else {
        throw OktaRefusal(.badCursor)
      }
      start = number + 1
    }
    let found = Self.numbers(from: start, in: ranges, count: count + 1)
    numbers = Array(found.prefix(count))
    links = "<\(request.address(request.query))>; rel=\"self\""
    if found.count > count, let last = numbers.last {
      var query = request.query
      query["after"] = OpaqueID.cursor(after: last, in: list)
      query["limit"] = String(count)
      links += ", <\(request.address(query))>; rel=\"next\""
    }
  }

  private static func count(
    _ text: String?, _ limit: (usual: Int, most: Int)
  ) throws(OktaRefusal) -> Int {
    guard let text else { return limit.usual }
    guard let count = Int(text), (1...limit.most).contains(count) else {
      throw OktaRefusal(.invalid("limit", "The limit must be between 1 and \(limit.most)."))
    }
    return count
  }

  private static func numbers(from start: Int, in ranges: [Range<Int>], count: Int) -> [Int] {
    var numbers: [Int] = []
    for range in ranges where range.upperBound > start {
      let rest = max(range.lowerBound, start)..<range.upperBound
      numbers += rest.prefix(count - numbers.count)
      if numbers.count == count { break }
    }
    return numbers
  }

  /// The answer of this page's items.
  func answer(_ item: (Int) -> JSONValue) -> OktaAnswer {
    OktaAnswer(body: .array(numbers.map(item)), headers: ["link": links])
  }
}

/// An answer other than the one asked for, on its way out of a route.
struct OktaRefusal: Error {
  var answer: OktaAnswer
  init(_ answer: OktaAnswer) { self.answer = answer }
}

/// A request as the routes see it.
struct OktaRequest: Sendable {
  var method: String
  var parts: URLParts
  var form: [String: String]
  var body: [UInt8] = []
  var headers: [String: String]
  var seconds: Int

  var query: [String: String] { parts.query }

  /// The path below `/api/v1`.
  var path: [String] { Array(parts.path.dropFirst(2)) }

  /// Refuses ways of searching that this tenant has not at an address, rather than pass them over.
  func refuse(_ names: String...) throws(OktaRefusal) {
    for name in names where query[name] != nil {
      throw OktaRefusal(.invalid(name, "The demo tenant has no \(name) here."))
    }
  }

  /// An address of this organisation, with the request's own origin.
  func link(_ path: String) -> JSONValue { ["href": .string("\(parts.origin)\(path)")] }

  /// This request's own address with another query, names in alphabetical order.
  func address(_ query: [String: String]) -> String {
    let path = parts.path.map { PercentEncoding.encoded($0) }.joined(separator: "/")
    let fields = query.sorted { $0.key < $1.key }.map {
      "\(PercentEncoding.encoded($0.key))=\(PercentEncoding.encoded($0.value))"
    }
    return "\(parts.origin)/\(path)" + (fields.isEmpty ? "" : "?" + fields.joined(separator: "&"))
  }
}
