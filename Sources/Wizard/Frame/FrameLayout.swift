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
  /// The first line of the gate's summary.
  let gateLine: Int
  /// Where the screen's text stands.
  let body: Rect

  /// - Parameters:
  ///   - gateLines: how many lines sum up the gate; a blank one follows them.
  ///   - noticeLines: how many lines the notice takes; the body gives way to both.
  init(_ size: Size, gateLines: Int = 0, noticeLines: Int = 1) {
    self.size = size
    gateLine = size.width >= Self.wide ? 2 : 3
    let head = gateLine + (gateLines > 0 ? gateLines + 1 : 0)
    let height = max(1, size.height - head - 1 - noticeLines)
    if size.width >= Self.wide {
      side = Rect(x: 0, y: gateLine, width: 32, height: size.height - gateLine - 1 - noticeLines)
      // Long lines are hard to read; a wide window leaves the rest free.
      body = Rect(x: 34, y: head, width: min(size.width - 35, 96), height: height)
    } else {
      side = nil
      body = Rect(x: 1, y: head, width: size.width - 2, height: height)
    }
  }

  var isTooSmall: Bool { size.width < Self.least.width || size.height < Self.least.height }
  var footerLine: Int { size.height - 1 }
}

/// The lines of a text that are shown; what is hidden above and below has a line each to say so.
struct Viewport {
  let lines: Range<Int>
  /// How many lines are hidden.
  let above, below: Int

  init(scroll: Int, total: Int, height: Int) {
    guard total > height else {
      (lines, above, below) = (0..<max(0, total), 0, 0)
      return
    }
    let top = max(0, min(scroll, Self.lastScroll(total: total, height: height)))
    let room = height - (top > 0 ? 1 : 0)
    lines = top..<(top + room >= total ? total : max(top, top + room - 1))
    (above, below) = (top, total - lines.upperBound)
  }

  /// How far a text can be scrolled.
  static func lastScroll(total: Int, height: Int) -> Int {
    total > height ? total - height + 1 : 0
  }

  /// The line of the text at a row of its place; nil for a line that says what is hidden.
  func line(at row: Int) -> Int? {
    let line = lines.lowerBound + row - (above > 0 ? 1 : 0)
    return lines.contains(line) ? line : nil
  }
}

/// What a page is to have in view once it is built.
enum Reveal {
  /// What has the focus.
  case focus
  /// A row that keeps the step from being left; it gets the focus where a word helps.
  case row(PreconditionID)
}

extension Model {
  /// Where things stand in the window now.
  var frame: FrameLayout {
    FrameLayout(
      window.size, gateLines: page?.gate.count ?? 0, noticeLines: noticeLines.height)
  }

  /// What is shown of the page's body.
  var viewport: Viewport { viewport(scrolledTo: window.scroll) }

  func viewport(scrolledTo scroll: Int) -> Viewport {
    Viewport(scroll: scroll, total: page?.layout.lines.count ?? 0, height: frame.body.height)
  }

  /// What was chosen, where it is still there, else the first that can have the focus.
  var chosen: Target? {
    guard let targets = page?.targets else { return nil }
    if let focus, targets.contains(focus) { return focus }
    return targets.first
  }

  /// What has the focus; nothing while it isn't shown, so that no key acts on what is unseen.
  public var focused: Target? {
    guard let chosen, isShown(chosen, in: viewport) else { return nil }
    return chosen
  }

  func isShown(_ target: Target, in viewport: Viewport) -> Bool {
    page?.layout.range(of: target).map { viewport.lines.contains($0.lowerBound) } ?? false
  }

  /// Scrolls as little as shows all lines of it.
  mutating func show(_ reveal: Reveal) {
    guard let page else { return }
    switch reveal {
    case .focus: if let chosen { show(chosen, on: page) }
    case .row(let id):
      let row = Target(.showRow(id))
      guard page.targets.contains(row) else { return }
      show(row, on: page)
      if Precondition.of(id).canBeAttested { focus = row }
      if let chosen, focused == nil { show(chosen, on: page) }
    }
  }

  private mutating func show(_ target: Target, on page: Page) {
    guard let range = page.layout.range(of: target) else { return }
    var scroll = viewport.lines.lowerBound
    // The title and what stands above the first thing to press belong to it.
    if target == page.targets.first,
      viewport(scrolledTo: 0).lines.upperBound >= range.upperBound
    {
      scroll = 0
    }
    scroll = min(scroll, range.lowerBound)
    while scroll < range.lowerBound,
      viewport(scrolledTo: scroll).lines.upperBound < range.upperBound
    {
      scroll += 1
    }
    window.scroll = scroll
  }
}
