import Glibc

/// The locale whose characters ncurses draws.
enum CharacterLocale {
  /// Takes the environment's locale over; true if its characters are UTF-8.
  ///
  /// One that is named as UTF-8 but not installed, as over ssh, is no reason for plain characters.
  static func takeOver() -> Bool {
    _ = setlocale(LC_ALL, "")
    if !isUTF8, isNamedUTF8 { _ = setlocale(LC_CTYPE, "C.UTF-8") }
    return isUTF8
  }

  private static var isUTF8: Bool {
    guard let name = nl_langinfo(nl_item(CODESET)) else { return false }
    return String(cString: name) == "UTF-8"
  }

  private static var isNamedUTF8: Bool {
    let names: [String] = ["LC_ALL", "LC_CTYPE", "LANG"]
    let values = names.compactMap { name in getenv(name).map { String(cString: $0) } }
    let name = values.first { !$0.isEmpty }
    let letters = name?.lowercased().filter { $0 != "-" } ?? ""
    return letters.contains("utf8")
  }
}
