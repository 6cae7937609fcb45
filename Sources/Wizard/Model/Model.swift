import Basics
import OktaAPI
import Screens
import SetupCore
import Terminal

/// Everything that a frame is drawn from: the set-up, and what only this sitting needs.
public struct Model: Sendable {
  /// The set-up, as far as the journal has it.
  public var setup: SetupState
  /// All screens.
  public var catalogue: Catalogue
  /// The moment of the newest message.
  public var now: Instant
  /// Minutes east of UTC of this machine's clock.
  public var offset: Int
  /// When a bundle was opened, by the clock here; the time of its set-up stands still.
  public var openedAt: Instant?
  /// What this sitting may do with the state folder.
  public var access: Access
  /// How the sitting stands to Okta.
  public var connection: Connection = .signedOut
  /// The screen that is shown.
  public var screen: String
  /// Where *back* leads from a side or troubleshooting screen, innermost last.
  public var returns: [String] = []
  /// The page as the person sees it, built once a message: `update` ends with it.
  public private(set) var page: Page?
  /// The page's body in lines of the window's width; it knows no focus.
  private(set) var layout = BodyLayout()
  /// What is to be in view once the page is built.
  var reveals: Reveal?
  /// How a row is judged for a page.
  let judge: Judgements.Judge
  /// What has the focus; nil stands for the first that can have it.
  public var focus: Target? {
    didSet { if case .finding(let id) = focus { finding = id } }
  }
  /// The first shown line of the body.
  public var scroll = 0
  /// The window's size.
  public var size = Size(width: 80, height: 24)
  /// What just happened.
  public var notice: Notice?
  /// The question in front.
  public var dialog: Dialog?
  /// Whether the help is shown.
  public var showsHelp = false
  /// Whether the mouse belongs to the terminal, for selecting.
  public var mouseIsFree = false
  /// What was typed into the screen's fields; secrets are kept here alone.
  public var fields: [FieldID: TextFieldState] = [:]
  /// The likely exports; nil until they were looked for.
  public var exports: [ExportFile]?
  /// The verification that is running.
  public var verification: Verification?
  /// The newest verification's result.
  public var verified: BackupVerification?
  /// How many people were read from DX before it was interrupted; nil when nothing goes on.
  public var readSoFar: String?
  /// The looks that are running.
  public var looking: Set<Observation.Kind> = []
  /// Counts while something is read, so that the spinner moves.
  public var tick = 0
  /// When the screen's rows are looked at again; nil while nobody watches.
  public var nextLook: Instant?
  /// Seconds between two looks; longer while nothing changes.
  public var lookEvery = Model.shortestPause
  /// The organisation's apps; nil until they were listed.
  public var apps: [RankedApp]?
  /// What the sign-in may read, as far as it was tried.
  public var permissions: [PermissionCheck.Result] = []
  /// The calls of this sitting.
  public var calls: [CallLine] = []
  /// The code to be typed in the browser while a device grant is waited for.
  public var deviceCode: DeviceCodeShown?
  /// Whether there is a sign-in to DX.
  public var isSignedInToDX = false
  /// People of DX whom the backup lacks; shown, never stored.
  public var missingPeople: [String] = []
  /// What is other than when it was last looked at, hours or days ago; a sentence each.
  public var changes: [Observation.Kind: String] = [:]
  /// The finding that had the focus last, which the details are of.
  public var finding: FindingID?
  /// What was found before the newest looks, so that what is mended can be told.
  public var foundBefore: [Finding] = []
  /// Who changed what meanwhile, as Okta's log tells it; shown, never stored.
  public var loggedChanges: [OktaLogChange] = []
  /// The span that the log was last asked for.
  public var loggedSpan: LogSpan?
  /// When the demo tenant's next click is played; nil while it isn't.
  public var nextClick: Instant?
  /// The state folder, as texts show it.
  public var stateFolder: String
  /// The program's version.
  public var version: String
  /// Whether the program is to end.
  public var hasEnded = false
  /// The events of the set-up, for its time line.
  public var events: [Event] = []
  /// The time line in front; nil while it isn't open.
  public var timeLine: OpenTimeLine?
  /// Whether this is the set-up as it was at an event of the time line; time stands still then.
  public var isPast = false
  /// What is supposed in *what if*, in words.
  public var assumptions: [String] = []
  /// What waits behind a past moment or *what if*; nil in the sitting itself.
  public var behind: Behind?

  /// A sitting that begins at the set-up's position.
  public init(
    setup: SetupState, catalogue: Catalogue, now: Instant, offset: Int, access: Access,
    stateFolder: String, version: String,
    judge: @escaping Judgements.Judge = { $1.judged($0, at: $2) }
  ) {
    self.judge = judge
    self.setup = setup
    self.catalogue = catalogue
    self.now = now
    self.offset = offset
    self.access = access
    self.stateFolder = stateFolder
    self.version = version
    screen = ""
    screen = startingScreen
  }

  /// Builds the page of what the fields say now; so does whoever sets a field by hand.
  public mutating func buildPage() {
    page = current.map { PageBuilder(self, $0).page }
    layout = page.map { BodyLayout($0, self) } ?? BodyLayout()
    if let reveals { show(reveals) }
    reveals = nil
  }

  /// The screen that is shown, as its file describes it.
  public var current: Screen? { catalogue.screen(screen) }

  // The screen shown last, where the position still has it; else the step's first one.
  private var startingScreen: String {
    let position = setup.position
    if let last = position.screen, let screen = catalogue.screen(last),
      screen.step == nil || screen.step == position.step
    {
      return last
    }
    if setup.events == 0 { return walk.first?.id ?? "" }
    return walk.first { $0.step == position.step }?.id ?? walk.first?.id ?? ""
  }
}
