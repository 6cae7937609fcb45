import Screens
import SetupCore
import Terminal
import Wizard

/// `render`: a screen as text, of any size, or the dialogue's text.
///
/// Draws the footer of a writable sitting, lists no local files, shows nothing of the environment,
/// and takes moment and offset from the journal, so that a bundle renders the same everywhere.
struct Render {
  let sitting: Sitting
  let arguments: Arguments
  let catalogue: Catalogue
  let isASCII: Bool

  func run() throws(UsageError) -> Outcome {
    if arguments.has("--list") {
      let width = catalogue.screens.map(\.id.count).max() ?? 0
      let lines = catalogue.screens.map { screen in
        screen.id + String(repeating: " ", count: width - screen.id.count + 2) + screen.title + "\n"
      }
      return Outcome(lines.joined())
    }
    let size = try size()
    if arguments.has("--all") {
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
    return Outcome(text(id, size), notices: sitting.notices)
  }

  private func text(_ id: String, _ size: Size) -> String {
    var model = Model(
      setup: sitting.setup, catalogue: catalogue, now: moment, offset: sitting.setup.offset,
      access: .writable, stateFolder: "the state folder", version: sitting.program)
    model.screen = id
    model.size = size
    if arguments.has("--plain") { return plainText(model) }
    let surface = view(model)
    return (isASCII ? surface.ascii : surface).text
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
