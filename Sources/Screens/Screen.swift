import SetupCore

/// One page of the wizard, as its file in `Screens/` describes it.
public struct Screen: Hashable, Identifiable, Sendable {
  /// Where in the program a screen belongs.
  public enum Part: String, CaseIterable, Hashable, Sendable {
    /// Before step 1; shown one after another.
    case introduction
    /// A page of one of the five steps; shown one after another.
    case step
    /// Opened from another screen and left with *back*: a note for a colleague, signing in.
    case side
    /// Troubleshooting, open from everywhere.
    case trouble
  }

  /// The file's name without `.json`.
  public var id: String
  /// Where it belongs.
  public var part: Part
  /// The step whose page it is; nil in the introduction and in troubleshooting.
  public var step: Step?
  /// Its place among the screens of the same part and step, lowest first.
  public var order: Int
  /// The heading.
  public var title: String
  /// When *next* leads here; empty means always.
  ///
  /// A screen whose conditions don't hold can still be opened by its id.
  public var when: [Condition]
  /// What it shows, from top to bottom.
  public var blocks: [Block] {
    get { unread?.blocks ?? read }
    set { (read, unread) = (newValue, nil) }
  }
  private var read: [Block] = []
  private var unread: UnreadBlocks?

  /// A screen of its parts.
  public init(
    id: String, part: Part, step: Step? = nil, order: Int, title: String, when: [Condition] = [],
    blocks: [Block]
  ) {
    self.id = id
    self.part = part
    self.step = step
    self.order = order
    self.title = title
    self.when = when
    read = blocks
  }

  /// The same screen with blocks that are read when they are asked for.
  func with(_ unread: UnreadBlocks) -> Screen {
    var screen = self
    (screen.read, screen.unread) = ([], unread)
    return screen
  }

  /// Two screens are equal if they show the same, read or not.
  public static func == (one: Screen, other: Screen) -> Bool {
    one.id == other.id && one.part == other.part && one.step == other.step
      && one.order == other.order && one.title == other.title && one.when == other.when
      && one.blocks == other.blocks
  }

  /// Hashes the id alone.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }

  /// The blocks that are shown while these facts hold.
  public func blocks(given facts: Set<Fact>) -> [Block] {
    blocks.filter { $0.when.hold(given: facts) }
  }

  /// Whether it lists files of this machine.
  public var hasPicker: Bool {
    blocks.contains { if case .picker = $0.content { true } else { false } }
  }

  /// The preconditions of all its lists, whatever the conditions, in order.
  public var preconditions: [PreconditionID] {
    blocks.flatMap { block -> [PreconditionID] in
      guard case .preconditions(let ids) = block.content else { return [] }
      return ids
    }
  }
}
