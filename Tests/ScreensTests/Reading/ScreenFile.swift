@testable import Screens

/// Screen files as tests write them.
enum ScreenFile {
  /// A right file with one block, which begins at line 8, column 5.
  static func with(block: String) -> String {
    """
    {
      "id": "4-x",
      "part": "side",
      "step": 4,
      "order": 1,
      "title": "A title",
      "blocks": [
        \(block)
      ]
    }
    """
  }

  /// What is wrong with a file, with its place.
  static func problems(_ text: String, file: String = "Screens/4-x.json") -> [String] {
    ScreenReader.read(file: file, text: text).problems.map(\.description)
  }
}
