import Screens
import Wizard

/// `screens lint`: what is wrong with the screen files of a folder, or with those in the binary.
func lintScreens(_ arguments: Arguments) -> Outcome {
  var files = Catalogue.embeddedFiles
  if let folder = arguments.positionals.first ?? arguments.options["--screens"] {
    switch screenFiles(in: folder) {
    case .success(let found): files = found
    case .failure(let refusal): return .failed(.file, refusal.sentence)
    }
  }
  let problems = ScreenValidator.lint(files)
  guard problems.isEmpty else {
    return Outcome(problems.map { "\($0)\n" }.joined(), code: .doesNotHold)
  }
  return Outcome("\(files.count) screens, nothing wrong.\n")
}

/// The screens of a folder, or those in the binary.
func loadCatalogue(_ folder: String?) -> Result<Catalogue, Storage.Refusal> {
  guard let folder else { return .success(.embedded) }
  return screenFiles(in: folder).flatMap { files in
    do throws(ScreenProblems) {
      return .success(try Catalogue(files: files))
    } catch {
      return .failure(.init(error.problems.map { "\($0)" }.joined(separator: "\n")))
    }
  }
}
