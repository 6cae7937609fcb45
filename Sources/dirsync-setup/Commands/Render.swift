import Basics
import Screens
import SetupCore
import Terminal
import Wizard

extension Command {
  /// Prints a screen as text or as a picture, of any size, or the dialogue's text.
  static let render = Command(
    "render", "print a screen",
    [
      Positional(
        "SCREEN", .suggested(Names("screen", Catalogue.embedded.screens.map(\.id))),
        isRequired: false)
    ],
    options: [
      Option("--list", "list the screens"), Option("--all", "print them all"),
      Option("--size", "80x24", "the window's size"),
      Option(
        "--format", "text|html|svg", "as text or as a picture",
        .oneOf(Names("value of --format", Format.allCases.map(\.rawValue)))),
    ]
  ) { call throws(CommandFailure) in
    try Render(call, try call.open(.readOnly), try call.catalogue()).run()
  }

  fileprivate enum Format: String, CaseIterable { case text, html, svg }
}

/// Draws the footer of a writable sitting, lists no local files, shows nothing of the environment,
/// and takes moment and offset from the journal, so that a bundle renders the same everywhere.
private struct Render {
  let call: Invocation
  let sitting: Sitting
  let catalogue: Catalogue
  let format: Command.Format

  init(_ call: Invocation, _ sitting: Sitting, _ catalogue: Catalogue) {
    (self.call, self.sitting, self.catalogue) = (call, sitting, catalogue)
    format = call.option("--format").flatMap(Command.Format.init) ?? .text
  }

  func run() throws(CommandFailure) -> Outcome {
    try checkCombination()
    if call.has("--list") { return Outcome(list) }
    return Outcome(try picture(try size()), notices: sitting.notices)
  }

  // A picture has lines and columns, the dialogue's text has neither; one SVG is one picture.
  private func checkCombination() throws(CommandFailure) {
    guard format != .text else { return }
    if call.has("--list") { throw .usage("--list prints text; leave --format out.") }
    if call.has("--plain") {
      throw .usage("--plain prints the dialogue's text; leave it or --format out.")
    }
    if format == .svg, call.has("--all") {
      throw .usage("An SVG has one screen: name it, or take --format html with --all.")
    }
  }

  private var list: String {
    let width = catalogue.screens.map(\.id.count).max() ?? 0
    return catalogue.screens.map { screen in
      screen.id + String(repeating: " ", count: width - screen.id.count + 2) + screen.title + "\n"
    }.joined()
  }

  private func picture(_ size: Size) throws(CommandFailure) -> String {
    let ids = catalogue.screens.map(\.id)
    if call.has("--all") {
      return format == .html
        ? html(ids, size) : ids.map { "\($0)\n" + text($0, size) }.joined(separator: "\n")
    }
    guard let id = call.arguments.positionals.first else {
      throw .usage("render needs a screen, --list or --all. Usage: \(Command.render.synopsis)")
    }
    guard ids.contains(id) else {
      throw Names("screen", listedBy: "dirsync-setup render --list", ids).unknown(id)
    }
    return switch format {
    case .text: text(id, size)
    case .html: html([id], size)
    case .svg: SVGPicture(title: title(of: id), surface(of: id, size)).text
    }
  }

  private func html(_ ids: [String], _ size: Size) -> String {
    let parts = ids.map { HTMLPicture.Part(title(of: $0), surface(of: $0, size)) }
    return HTMLPicture(title: ids.count == 1 ? parts[0].heading : "All screens", parts).text
  }

  private func title(of id: String) -> String {
    "\(id): \(catalogue.screen(id)?.title ?? "")"
  }

  private func text(_ id: String, _ size: Size) -> String {
    call.has("--plain") ? plainText(model(id, size)) : surface(of: id, size).text
  }

  private func surface(of id: String, _ size: Size) -> Surface {
    let surface = view(model(id, size))
    return call.environment.isASCII ? surface.ascii : surface
  }

  private func model(_ id: String, _ size: Size) -> Model {
    let isChosen = call.has("--now") || sitting.isBundle
    var model = Model(
      setup: sitting.setup, catalogue: catalogue,
      now: isChosen ? sitting.now : sitting.setup.latest ?? sitting.now,
      offset: sitting.setup.offset, access: .writable, stateFolder: "the state folder",
      version: sitting.program)
    (model.screen, model.window.size) = (id, size)
    model.about.marks = Marks(isASCII: call.environment.isASCII)
    model.buildPage()
    return model
  }

  private func size() throws(CommandFailure) -> Size {
    guard let text = call.option("--size") else { return Size(width: 80, height: 24) }
    let parts = text.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, (1...500).contains(parts[0]), (1...500).contains(parts[1]) else {
      throw .usage("--size takes columns and lines, such as 80x24; at most 500 of each.")
    }
    return Size(width: parts[0], height: parts[1])
  }
}
