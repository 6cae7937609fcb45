import Screens
import Terminal

extension BodyLayout {
  /// How much of the rows is told on the page, and how much space there is; Enter on a row tells all.
  enum Density: CaseIterable {
    case full, compact, tight
    /// The most lines of a row that doesn't hold: its reason, and its remedy.
    var most: (reason: Int, remedy: Int) {
      switch self {
      case .full: (.max, .max)
      case .compact: (2, 1)
      case .tight: (1, 0)
      }
    }
  }

  /// Lays a page out for the model's window, in so many words that what decides needs no scrolling.
  static func fitting(_ page: Page, _ model: Model) -> BodyLayout {
    let full = BodyLayout(page, model, .full)
    guard page.screen.part == .step else { return full }
    let height = FrameLayout(model.window.size, gateLines: page.gate.count).body.height
    func fits(_ layout: BodyLayout) -> Bool {
      layout.lines.count <= height
        || layout.range(of: Target(.next)).map { $0.upperBound < height } ?? true
    }
    if fits(full) { return full }
    let compact = BodyLayout(page, model, .compact)
    return fits(compact) ? compact : BodyLayout(page, model, .tight)
  }
}

extension [String] {
  /// The first lines; the last one ends in … where there are more.
  func keeping(_ most: Int, width: Int) -> [String] {
    guard count > most, most > 0 else { return Array(prefix(most)) }
    let whole = wrap(self[most - 1], width: width - 2).first ?? ""
    return prefix(most - 1) + [whole.truncated(to: width - 2) + " …"]
  }
}
