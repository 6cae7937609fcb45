import Screens
import SetupCore
import Terminal

/// Where things stand in a window of a size.
struct FrameLayout {
  /// Smaller than this, a screen can't be used.
  static let least = Size(width: 60, height: 20)
  /// From this width on, the steps stand in a column at the left.
  static let wide = 101

  let size: Size
  /// The column of steps; nil in a narrow window, where they are a line.
  let side: Rect?
  /// Where the screen's text stands.
  let body: Rect

  /// - Parameter noticeLines: how many lines the notice takes; the body gives way to it.
  init(_ size: Size, noticeLines: Int = 1) {
    self.size = size
    let head = size.width >= Self.wide ? 2 : 3
    let height = max(1, size.height - head - 1 - noticeLines)
    if size.width >= Self.wide {
      side = Rect(x: 0, y: head, width: 32, height: height)
      // Long lines are hard to read; a wide window leaves the rest free.
      body = Rect(x: 34, y: head, width: min(size.width - 35, 96), height: height)
    } else {
      side = nil
      body = Rect(x: 1, y: head, width: size.width - 2, height: height)
    }
  }

  var isTooSmall: Bool { size.width < Self.least.width || size.height < Self.least.height }
  var noticeLine: Int { size.height - 2 }
  var footerLine: Int { size.height - 1 }
}

/// What a page is to have in view once it is built.
enum Reveal {
  /// What has the focus.
  case focus
  /// A row that keeps the step from being left; it gets the focus where a word helps.
  case row(PreconditionID)
}

extension Model {
  /// The first body line that is shown: where it was scrolled to, as far as there is text.
  func top(height: Int) -> Int {
    max(0, min(window.scroll, (page?.layout.lines.count ?? 0) - height))
  }

  /// Scrolls as little as shows all lines of it.
  mutating func show(_ reveal: Reveal) {
    guard let page else { return }
    switch reveal {
    case .focus: if let focused { show(focused, on: page) }
    case .row(let id):
      let row = Target(.showRow(id))
      guard page.targets.contains(row) else { return }
      show(row, on: page)
      if Precondition.of(id).canBeAttested { focus = row }
    }
  }

  private mutating func show(_ target: Target, on page: Page) {
    guard let range = page.layout.range(of: target) else { return }
    let body = FrameLayout(window.size).body
    let height = body.height - 1
    var scroll = top(height: body.height)
    if range.upperBound > scroll + height { scroll = range.upperBound - height }
    if range.lowerBound < scroll { scroll = range.lowerBound }
    // The title and what stands above the first thing to press belong to it.
    if target == page.targets.first, range.upperBound <= height { scroll = 0 }
    window.scroll = scroll
  }
}
