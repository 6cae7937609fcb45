import Glibc
import SetupCore
import Wizard

/// `demo`: the same wizard with a built-in example export and a throw-away state folder.
struct Demo {
  let environment: Environment
  let arguments: Arguments
  let clock: @Sendable () -> (moment: Instant, offset: Int)

  init(
    _ environment: Environment, _ arguments: Arguments,
    _ clock: @escaping @Sendable () -> (moment: Instant, offset: Int)
  ) {
    (self.environment, self.arguments, self.clock) = (environment, arguments, clock)
  }

  func run() throws(UsageError) -> Outcome {
    guard let folder = temporaryFolder() else {
      return .failed(
        .file, "No temporary folder can be made: \(String(cString: strerror(errno))). Check TMPDIR."
      )
    }
    defer { remove(folder) }
    let downloads = folder + "/Downloads"
    guard mkdir(downloads, 0o700) == 0, writeExamples(to: downloads) else {
      return .failed(.file, "The example exports can't be written to \(printable(folder)).")
    }
    var command = WizardCommand(environment, arguments, clock)
    // A folder that was named is the person's own, and stays.
    command.stateFolder = arguments.options["--state"] ?? folder + "/state"
    command.exportFolders = [downloads]
    command.isDemo = true
    return try command.run()
  }

  private func temporaryFolder() -> String? {
    let base = environment.variables["TMPDIR"] ?? "/tmp"
    var template = Array((base + "/dirsync-setup-demo-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private func writeExamples(to folder: String) -> Bool {
    let files = LocalFiles.live(folders: [], home: nil)
    let flawed = files.save(exampleExport(flawed: true), folder + "/users-with-flaws.csv")
    let good = files.save(exampleExport(flawed: false), folder + "/users.csv")
    return flawed == nil && good == nil
  }

  private func remove(_ path: String) {
    guard let open = opendir(path) else {
      unlink(path)
      return
    }
    var names: [String] = []
    while let entry = readdir(open) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    closedir(open)
    for name in names {
      var info = stat()
      let inner = path + "/" + name
      // A link is removed, never followed.
      if lstat(inner, &info) == 0, info.st_mode & S_IFMT == S_IFDIR {
        remove(inner)
      } else {
        unlink(inner)
      }
    }
    rmdir(path)
  }
}

/// An example of DX's *User CSV* export: neutral people, with or without rows that are in the way.
func exampleExport(flawed: Bool) -> String {
  var rows = [["name", "email", "github_username", "start_date", "team"]]
  for number in 1...48 {
    rows.append([
      "Person \(number)", "person\(number)@example.com", number % 3 == 0 ? "" : "person-\(number)",
      "2025-0\(number % 9 + 1)-15", "Team \(number % 6 + 1)",
    ])
  }
  if flawed {
    rows.append(["Person 17", "person17@example.com", "person-17", "2025-09-15", "Team 6"])
    rows.append(["Person 49", "person49@example.com", "2025-02-15"])
  }
  return csvText(rows)
}
