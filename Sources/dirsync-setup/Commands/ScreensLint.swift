import Screens

extension Command {
  /// Checks the screen files of a folder, or those in the binary.
  static let screensLint = Command(
    "screens lint", "check screen files", [Positional("DIR", .folder, isRequired: false)]
  ) { call throws(CommandFailure) in
    let folder = call.arguments.positionals.first ?? call.option("--screens")
    let files = try folder.map(screens(in:)) ?? Catalogue.embeddedFiles
    let problems = ScreenValidator.lint(files)
    guard problems.isEmpty else {
      return Outcome(problems.map { "\($0)\n" }.joined(), code: .doesNotHold)
    }
    return Outcome("\(files.count) screens, nothing wrong.\n")
  }
}
