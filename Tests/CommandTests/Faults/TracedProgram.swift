import Foundation
import Glibc
import Support
import Tracer

/// How a run is interfered with, at one of its calls that change the home folder.
struct Interference: Hashable {
  enum Kind: Hashable {
    /// Killed before the call, in the middle of a write, or right after.
    case killedBefore, killedHalfway, killedAfter
    /// The call fails with this error instead.
    case refused(Int32)
  }

  /// The call, counted from 1.
  var point: Int
  var kind: Kind
}

/// A run that was interfered with.
struct TracedRun {
  /// How many calls changed the home folder.
  var calls: Int
  /// The call that was interfered with, by its name; empty where it never came to that.
  var call: String
  var ended: Ended
}

extension ProgramUnderTest {
  /// The same in another home with the same files.
  func copied() throws -> ProgramUnderTest {
    var copy = try ProgramUnderTest()
    copy.environment = environment
    for name in try FileManager.default.contentsOfDirectory(atPath: home.path) {
      try FileManager.default.copyItem(atPath: home.inside(name), toPath: copy.home.inside(name))
    }
    return copy
  }

  /// Runs it to its end, with an interference or none.
  func traced(_ words: [String], input: String, _ interference: Interference?) throws -> TracedRun {
    let folder = try TestFolder()
    try folder.write("in", input)
    let files = [
      open(folder.inside("in"), O_RDONLY | O_CLOEXEC),
      open(folder.inside("out"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600),
      open(folder.inside("err"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600),
    ]
    defer { for file in files { close(file) } }
    let arguments = ([Self.path] + words).map { strdup($0) } + [nil]
    let environment = cleanEnvironment.map { strdup($0.key + "=" + $0.value) } + [nil]
    defer { for text in arguments + environment { free(text) } }
    var result = tracer_result()
    let problem = home.path.withCString { home in
      tracer_run(
        Self.path, arguments, environment, home, files,
        interference?.plan(in: home) ?? tracer_plan(folder: home, point: 0, moment: 0, error: 0),
        &result)
    }
    guard problem == 0 else { throw POSIXError(.init(rawValue: problem) ?? .EIO) }
    let signal = result.status & 0x7F
    let call = withUnsafeBytes(of: result.last) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    return TracedRun(
      calls: Int(result.calls), call: call,
      ended: Ended(
        code: signal == 0 ? (result.status >> 8) & 0xFF : 128 + signal, output: folder.read("out"),
        errors: folder.read("err")))
  }
}

extension Interference {
  fileprivate func plan(in folder: UnsafePointer<CChar>) -> tracer_plan {
    let (moment, error): (Int, Int32) =
      switch kind {
      case .killedBefore: (TRACER_BEFORE, 0)
      case .killedHalfway: (TRACER_HALFWAY, 0)
      case .killedAfter: (TRACER_AFTER, 0)
      case .refused(let code): (TRACER_BEFORE, code)
      }
    return tracer_plan(folder: folder, point: Int32(point), moment: Int32(moment), error: error)
  }
}
