import Screens
import SetupCore
import Terminal
import Wizard

/// `render`: a screen as text or as a picture, of any size, or the dialogue's text.
///
/// Draws the footer of a writable sitting, lists no local files, shows nothing of the environment,
/// and takes moment and offset from the journal, so that a bundle renders the same everywhere.
struct Render {
  let sitting: Sitting
  let arguments: Arguments
  let catalogue: Catalogue
  let isASCII: Bool

  private enum Format: String { case text, html, svg }

  func run() throws(UsageError) -> Outcome {
    let format = Format(rawValue: arguments.options["--format"] ?? "") ?? .text
    try checkCombination(format)
    if arguments.has("--list") {
      let width = catalogue.screens.map(\.id.count).max() ?? 0
      let lines = catalogue.screens.map { screen in
        screen.id + String(repeating: " ", count: width - screen.id.count + 2) + screen.title + "\n"
      }
      return Outcome(lines.joined())
    }
    let size = try size()
    if arguments.has("--all") {
      if format == .html {
        return Outcome(html(catalogue.screens.map(\.id), size), notices: sitting.notices)
      }
      let texts = catalogue.screens.map { "\($0.id)\n" + text($0.id, size) }
      return Outcome(texts.joined(separator: "\n"), notices: sitting.notices)
    }
    guard let id = arguments.positionals.first else {
      throw UsageError(
        "render needs a screen, --list or --all. Usage: \(arguments.command.synopsis)")
    }
    guard catalogue.screen(id) != nil else {
      throw .unknown("screen", id, catalogue.screens.map(\.id))
    }
    let output =
      switch format {
      case .text: text(id, size)
      case .html: html([id], size)
      case .svg: SVGPicture(title: title(of: id), surface(of: id, size)).text
      }
    return Outcome(output, notices: sitting.notices)
  }

  // A picture has lines and columns, the dialogue's text has neither; one SVG is one picture.
  private func checkCombination(_ format: Format) throws(UsageError) {
    guard format != .text else { return }
    if arguments.has("--list") {
      throw UsageError("--list prints text; leave --format out.")
    }
    if arguments.has("--plain") {
      throw UsageError("--plain prints the dialogue's text; leave it or --format out.")
    }
    if format == .svg, arguments.has("--all") {
      throw UsageError("An SVG has one screen: name it, or take --format html with --all.")
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
    arguments.has("--plain") ? plainText(model(id, size)) : surface(of: id, size).text
  }

  private func surface(of id: String, _ size: Size) -> Surface {
    let surface = view(model(id, size))
    return isASCII ? surface.ascii : surface
  }

  private func model(_ id: String, _ size: Size) -> Model {
    var model = Model(
      setup: sitting.setup, catalogue: catalogue, now: moment, offset: sitting.setup.offset,
      access: .writable, stateFolder: "the state folder", version: sitting.program)
    model.screen = id
    model.size = size
    model.buildPage()
    return model
  }

  private var moment: Instant {
    arguments.has("--now") || sitting.isBundle ? sitting.now : sitting.setup.latest ?? sitting.now
  }

  private func size() throws(UsageError) -> Size {
    guard let text = arguments.options["--size"] else { return Size(width: 80, height: 24) }
    let parts = text.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, (1...500).contains(parts[0]), (1...500).contains(parts[1]) else {
      throw UsageError("--size takes columns and lines, such as 80x24; at most 500 of each.")
    }
    return Size(width: parts[0], height: parts[1])
  }
}
