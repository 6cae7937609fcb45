/// Whether each bracket has its partner, found before anything else is read.
enum Brackets {
  private static let pairs: [String: Character] = [
    "(": ")", "[": "]", "{": "}", ".^[": "]", ".$[": "]", ".?[": "]", ".![": "]",
  ]

  /// Throws the first bracket that closes nothing, else the last that is left open.
  static func check(_ tokens: [Token]) throws(ExpressionFault) {
    var open: [(sign: String, place: Int)] = []
    for token in tokens {
      guard case .sign(let sign) = token.kind else { continue }
      if pairs[sign] != nil {
        open.append((sign, token.place))
      } else if let close = sign.first, pairs.values.contains(close) {
        guard let last = open.popLast(), pairs[last.sign] == close else {
          throw ExpressionFault(.unopened(close), at: token.place)
        }
      }
    }
    guard let last = open.last, let bracket = last.sign.last else { return }
    throw ExpressionFault(.unclosed(bracket), at: last.place + last.sign.count - 1)
  }
}
