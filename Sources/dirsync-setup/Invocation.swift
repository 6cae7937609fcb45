import Basics
import Screens
import SetupCore
import Wizard

/// One run of a command: what was typed, what is around, the clock, and the console.
struct Invocation: Sendable {
  /// The present moment, with the offset from UTC in minutes.
  typealias Clock = @Sendable () -> (moment: Instant, offset: Int)

  let arguments: Arguments
  let environment: Environment
  var clock: Clock
  let console: Console

  init(_ arguments: Arguments, _ console: Console) throws(CommandFailure) {
    (self.arguments, self.console) = (arguments, console)
    environment = Environment(arguments)
    clock = try environment.clock()
  }

  /// Whether an option was given.
  func has(_ option: String) -> Bool { arguments.has(option) }

  /// The value of an option.
  func option(_ name: String) -> String? { arguments.options[name] }

  /// The bundle that `--bundle` names, else the state folder.
  func open(_ mode: Sitting.Mode) throws(CommandFailure) -> Sitting {
    guard let bundle = environment.bundle else {
      return try Sitting(environment.stateFolder, mode, clock)
    }
    return try Sitting(bundle: bundle, self)
  }

  /// The screens of the folder that `--screens` names, or those in the binary.
  func catalogue() throws(CommandFailure) -> Catalogue {
    guard let folder = option("--screens") else { return .embedded }
    let files = try screens(in: folder)
    do throws(ScreenProblems) {
      return try Catalogue(files: files)
    } catch {
      throw .file(error.problems.map { "\($0)" }.joined(separator: "\n"))
    }
  }
}

/// The screen files of a folder, by name.
func screens(in folder: String) throws(CommandFailure) -> [(name: String, text: String)] {
  switch screenFiles(in: folder) {
  case .success(let files): return files
  case .failure(let refusal): throw .file(refusal.sentence)
  }
}
