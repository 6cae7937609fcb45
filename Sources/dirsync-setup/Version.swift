/// The program's version.
let programVersion = "1.1.0"

/// What `--version` says: in a package, the version with the commit that it was made from.
func versionLine(stamp: String = commitStamp) -> String {
  let commit = stamp.hasPrefix("@") ? "" : " (\(stamp))"
  return "dirsync-setup \(programVersion)\(commit)\n"
}

// `.ci/package` writes the commit over this, 40 digits over 40 characters, in the finished program:
// a commit known to the compiler would mean to compile all anew with each one.
private let commitStamp = "@the-commit-of-this-package-stands-here@"
