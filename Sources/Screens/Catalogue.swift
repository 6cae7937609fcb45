import SetupCore

/// The screens that the program opens by itself, whatever leads to them.
public enum WellKnownScreen: String, CaseIterable, Hashable, Sendable {
  /// The list of what can be wrong, opened with `t`.
  case trouble
  /// Signing in to Okta and DX.
  case signIn = "sign-in"
  /// Signing in to DX, and reading the backup from it.
  case dx = "2-live"
  /// The apps of the organisation.
  case pickApp = "pick-app"
  /// The people behind a count.
  case people
  /// The calls that were made.
  case calls
  /// The causes that were found.
  case findings = "trouble-findings"
  /// The note about what to do next.
  case note = "trouble-note"
  /// The way through the questions.
  case questions = "trouble-questions"
  /// One person, followed from Okta to DX.
  case person
}

/// All screens, in the order in which they are shown.
public struct Catalogue: Sendable {
  /// The screens: introduction, the five steps, screens beside them, troubleshooting.
  public let screens: [Screen]
  private let indexes: [String: Int]

  /// The screens that were in `Screens/` when the program was built.
  ///
  /// The tests hold them to the linter, so a file that can't be read is left out here instead of
  /// stopping the program. Their blocks are read when they are asked for.
  public static let embedded = Catalogue(
    embeddedScreens.compactMap { file in
      let unread = UnreadBlocks(file: file.name, text: file.blocks)
      return ScreenReader.read(file: file.name, text: file.head).screen?.screen.with(unread)
    })

  /// The names and texts behind `embedded`, for the linter.
  public static var embeddedFiles: [(name: String, text: String)] { embeddedScreenFiles }

  /// The screens of files that someone edited, or all that is wrong with them.
  public init(files: [(name: String, text: String)]) throws(ScreenProblems) {
    self.init(try ScreenValidator.read(files).get())
  }

  /// A catalogue of screens; of two with one id the first is found.
  public init(_ screens: [Screen]) {
    self.screens = screens.sorted { $0.precedes($1) }
    indexes = Dictionary(
      self.screens.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The screen of an id.
  public func screen(_ id: String) -> Screen? { indexes[id].map { screens[$0] } }

  /// A screen that the program opens by itself.
  public func screen(_ known: WellKnownScreen) -> Screen? { screen(known.rawValue) }

  /// The screens of a step that *next* leads through, in order, whatever their conditions.
  public func screens(of step: Step) -> [Screen] {
    screens.filter { $0.part == .step && $0.step == step }
  }

  /// The screens of a part, in order.
  public func screens(of part: Screen.Part) -> [Screen] { screens.filter { $0.part == part } }

  /// What *next* and *back* lead through while these facts hold: introduction and steps, in order.
  ///
  /// Who wants neither use has no steps to go through.
  public func visible(given facts: Set<Fact>) -> [Screen] {
    screens.filter { screen in
      (screen.part == .introduction || screen.part == .step && !facts.contains(.neither))
        && screen.when.hold(given: facts)
    }
  }
}

extension Screen {
  /// Whether it stands before the other in the catalogue.
  func precedes(_ other: Screen) -> Bool {
    let (one, two) = (rank, other.rank)
    return one == two ? id < other.id : one.lexicographicallyPrecedes(two)
  }

  private var rank: [Int] {
    [Part.allCases.firstIndex(of: part) ?? 0, step?.rawValue ?? 0, order]
  }
}
