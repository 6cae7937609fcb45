import Basics

/// What a positional or an option takes.
enum Values: Sendable {
  /// Any text.
  case text
  /// The path of a file.
  case file
  /// The path of a folder.
  case folder
  /// One of some names, and nothing else.
  case oneOf(Names)
  /// Any text; these names are likely.
  case suggested(Names)

  /// Whether it is a path.
  var isPath: Bool {
    switch self {
    case .file, .folder: true
    case .text, .oneOf, .suggested: false
    }
  }

  /// The names that are worth offering.
  var names: [String] {
    switch self {
    case .text, .file, .folder: []
    case .oneOf(let names), .suggested(let names): names.all()
    }
  }

  /// Refuses a value that isn't one of those it takes.
  func check(_ word: String) throws(CommandFailure) {
    guard case .oneOf(let names) = self, !names.all().contains(word) else { return }
    throw names.unknown(word)
  }
}

/// The names that something can have; listed only when they are asked for.
struct Names: Sendable {
  /// What they are the names of.
  let kind: String
  /// The command that lists them.
  let listing: String
  let all: @Sendable () -> [String]

  init(
    _ kind: String, listedBy listing: String = "dirsync-setup --help",
    _ all: @escaping @autoclosure @Sendable () -> [String]
  ) {
    (self.kind, self.listing, self.all) = (kind, listing, all)
  }

  /// The refusal of a word that is none of them: the nearest, and all or what lists them.
  func unknown(_ word: String) -> CommandFailure {
    let names = all()
    let near = nearest(to: word, among: names)
    var sentences = ["Unknown \(kind): \(typed(word))."]
    if let near { sentences.append("Did you mean \(near)?") }
    if names.count > 8 {
      sentences.append("\(listing) lists them all.")
    } else if near == nil {
      sentences.append("It can be \(names.joined(separator: ", ")).")
    }
    return .usage(sentences.joined(separator: " "))
  }
}
