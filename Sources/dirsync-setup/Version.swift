/// The program's version.
let programVersion = "1.1.0"

/// What `--version` says: the version with the commit of the checkout that it was built from.
func versionLine(checkout: String? = builtFromCommit) -> String {
  "dirsync-setup \(programVersion)\(checkout.map { " (\($0))" } ?? "")\n"
}
