/// The program's version.
let programVersion = "1.1.0"

/// What `--version` says: the version with the commit that the package, or else the checkout, is of.
func versionLine(stamp: String = commitStamp, checkout: String? = builtFromCommit) -> String {
  let commit = stamp.hasPrefix("@") ? checkout : stamp
  return "dirsync-setup \(programVersion)\(commit.map { " (\($0))" } ?? "")\n"
}

// `.ci/package` writes the commit over this, 40 digits over 40 characters, in the finished program:
// a commit known to the compiler would mean to compile all anew with each one.
private let commitStamp = "@the-commit-of-this-package-stands-here@"
