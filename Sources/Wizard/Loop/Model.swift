import Basics
import Screens
import SetupCore
import Terminal

/// Everything that a frame is drawn from: the set-up, and what only this sitting needs.
public struct Model: Sendable {
  /// The set-up, as far as the journal has it.
  public var setup: SetupState
  /// The events of the set-up, for its time line.
  public var events: [Event] = []
  /// All screens.
  public let catalogue: Catalogue
  /// What stays as it is while the program runs.
  public var about: About
  /// The moment of the newest message.
  public var now: Instant
  /// Minutes east of UTC of this machine's clock.
  public var offset: Int
  /// What this sitting may do with the state folder.
  public var access: Access
  /// How the sitting stands to Okta.
  public var connection: Connection = .signedOut
  /// The screen that is shown.
  public var screen: String
  /// Where *back* leads from a side or troubleshooting screen, innermost last.
  public var returns: [String] = []
  /// What has the focus; nil stands for the first that can have it.
  public var focus: Target? {
    didSet { if case .causes(.show(let id)) = focus?.intent { findings.focused = id } }
  }
  /// The window.
  public var window = Window()
  /// What just happened.
  public var notice: Notice? {
    didSet { if let notice, notice != oldValue { window.keep(notice) } }
  }
  /// The question in front.
  public var dialog: Dialog?
  /// The page as the person sees it, built once a message: `update` ends with it.
  public private(set) var page: Page?
  /// Taking the backup.
  public var backup = BackupState()
  /// Signing in, and choosing the app.
  public var signIn = SignInState()
  /// What is read from Okta and DX, and when again.
  public var watching = WatchingState()
  /// How the set-up was left last; nil in a new one.
  public var comingBack: ComingBack?
  /// Tonight's sync, one person followed, and what is put back.
  public var preview = PreviewState()
  /// What is written to Okta.
  public var writing = WritingState()
  /// The causes that were found.
  public var findings = FindingsState()
  /// Whether a bundle is opened on what support asks first.
  public var showsBundleFront = false
  /// The people behind a count, while they are shown.
  public var people: PeopleList?
  /// The time line in front; nil while it isn't open.
  public var timeLine: OpenTimeLine?
  /// What waits behind a past moment or *what if*; nil in the sitting itself.
  public var suspended: SuspendedModel?

  /// What stays as it is while the program runs.
  public struct About: Sendable {
    /// The state folder, as texts show it.
    public var stateFolder: String
    /// What starts the program again on this set-up.
    public var command = "dirsync-setup"
    /// The program's version.
    public var version: String
    /// When a bundle was opened, by the clock here; the time of its set-up stands still.
    public var openedAt: Instant?
    /// Whether the terminal is known to take texts into its clipboard.
    public var clipboardIsKnown = false
    /// Glyphs, or plain characters.
    public var marks = Marks()
    /// The terminal that a bundle was made in; empty where it is unknown.
    public var terminal = ""
    /// Makes what a person typed fit for the journal; nothing but the text decides what comes out.
    public var redacting: @Sendable (String) -> String = { redacted($0) }
    /// How a row is judged for a page.
    let judge: Judgements.Judge
  }

  /// The window: its size, what is scrolled to, and what stands in front without a question.
  public struct Window: Sendable {
    /// The size.
    public var size = Size(width: 80, height: 24)
    /// The first shown line of the body.
    public var scroll = 0
    /// What the page's lists are narrowed to; nil while all is shown.
    public var filter: ListFilter?
    /// What is to be in view once the page is built.
    var reveals: Reveal?
    /// The last notices, the newest at the end.
    public internal(set) var notices: [Notice] = [] {
      didSet { if notices.count > 20 { notices.removeFirst(notices.count - 20) } }
    }
    /// Whether the newest message did nothing but move the focus or scroll.
    var onlyMoved = false
    /// Whether the focus was in view when the page was built last.
    var showedFocus = false
    /// Whether the mouse belongs to the terminal, for selecting.
    public var mouseIsFree = false
    /// Whether the program is to end.
    public var isClosed = false

    mutating func keep(_ notice: Notice) {
      if notices.last?.isProgress == true { notices.removeLast() }
      notices.append(notice)
    }
  }

  /// A sitting that begins at the set-up's position.
  public init(
    setup: SetupState, catalogue: Catalogue, now: Instant, offset: Int, access: Access,
    stateFolder: String, version: String,
    judge: @escaping Judgements.Judge = { $1.judged($0, at: $2) }
  ) {
    (self.setup, self.catalogue, self.access) = (setup, catalogue, access)
    (self.now, self.offset) = (now, offset)
    about = About(stateFolder: stateFolder, version: version, judge: judge)
    screen = ""
    screen = startingScreen
  }

  /// Builds the page of what the fields say now; so does whoever sets a field by hand.
  public mutating func buildPage() {
    page = current.map { PageBuilder(self, $0).page }
    bringIntoView()
  }

  /// Whether the page would be built as it is: the newest message only moved the focus, to no other cause, and
  /// less than a minute has passed, which is the finest that texts tell of time.
  var keepsPage: Bool {
    guard window.onlyMoved, let page, page.screen.id == screen, page.finding == findings.focused
    else { return false }
    return now >= page.builtAt && now.since(page.builtAt) < Span.minute
  }

  /// Scrolls to what the newest message wants in view.
  mutating func bringIntoView() {
    // What was in view stays in view, whatever came in above or below it.
    if let reveals = window.reveals {
      show(reveals)
    } else if window.showedFocus, focused == nil {
      show(.focus)
    }
    window.reveals = nil
    window.showedFocus = focused != nil
  }

  /// The screen that is shown, as its file describes it.
  public var current: Screen? { catalogue.screen(screen) }

  /// The step that a new set-up begins with, or the screen shown last where the position still has
  /// it; else the step's first one.
  private var startingScreen: String {
    let position = setup.position
    let visible = visibleScreens
    if let arrival = arrivalScreen(visible) { return arrival }
    if let last = position.screen, let screen = catalogue.screen(last),
      screen.step == nil || screen.step == position.step && visible.contains(screen)
    {
      return last
    }
    let first = visible.first?.id ?? ""
    if setup.events == 0 { return first }
    return visible.first { $0.step == position.step }?.id ?? visible.last?.id ?? first
  }

  // After the first night the question is whether the values arrived, until that is known.
  private func arrivalScreen(_ visible: [Screen]) -> String? {
    guard access.canWrite, setup.position.step == .finish, setup.nightPassed(at: now),
      setup.judged(.valuesArrived, at: now).verdict.kind != .met
    else { return nil }
    return visible.of(.finish).first { $0.preconditions.contains(.valuesArrived) }?.id
  }
}

/// What this sitting may do with the state folder.
public enum Access: Hashable, Sendable {
  /// What is confirmed is journalled.
  case writable
  /// The same, on the built-in demo tenant and a throw-away state folder.
  case demo
  /// Nothing is written; the state is of that moment.
  case readOnly(since: Instant)
  /// What is confirmed counts in memory alone, to see what would follow.
  case hypothetical

  /// Whether events can be journalled.
  public var canWrite: Bool {
    if case .readOnly = self { false } else { true }
  }
}
