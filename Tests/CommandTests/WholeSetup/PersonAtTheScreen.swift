import SetupCore
import Support
import Testing

/// Someone at the wizard's window: finds things by their words and presses keys.
struct PersonAtTheScreen {
  let tmux: Tmux

  /// Presses a key and waits until the screen shows that it was taken.
  @discardableResult
  func press(_ key: String) async throws -> String {
    let before = try await tmux.screen()
    try await tmux.press(key)
    return try await changed(from: before)
  }

  // A key that changes nothing, as at the end of a list, is given a moment all the same.
  private func changed(from before: String) async throws -> String {
    let end = ContinuousClock.now + .seconds(1)
    while ContinuousClock.now < end {
      let now = try await settled()
      if now != before { return now }
    }
    return before
  }

  // One key may bring several frames; the screen counts once it stays as it is for a moment.
  func settled() async throws -> String {
    var last = try await tmux.screen()
    while true {
      try await Task.sleep(for: .milliseconds(25))
      let now = try await tmux.screen()
      if now == last { return now }
      last = now
    }
  }

  /// Moves the focus down, then up, until it is on the thing with these words.
  func focus(_ words: String) async throws {
    var screen = try await tmux.screen()
    for key in ["Down", "Up"] {
      for _ in 0..<60 {
        if isFocused(words, on: screen) { return }
        let before = screen
        screen = try await press(key)
        if screen == before { break }
      }
    }
    throw Tmux.NotShown(what: "▸ … " + words, screen: screen)
  }

  private func isFocused(_ words: String, on screen: String) -> Bool {
    screen.split(separator: "\n").contains { $0.contains("▸") && $0.contains(words) }
  }

  /// Moves the focus to something and presses Enter.
  func enter(_ words: String) async throws {
    try await focus(words)
    try await press("Enter")
  }

  /// Vouches for a row of the check list.
  func attest(_ id: PreconditionID, words: String) async throws {
    try await enter(id.title)
    try await tmux.waitFor("In your words")
    try await press("Enter")
    try await tmux.waitFor("What was seen")
    try await tmux.type(words)
    try await tmux.waitFor(words)
    try await press("Enter")
    try await tmux.waitFor("✓ \(id.title)")
  }

  /// Goes on, screen by screen, until the screen or the step has this title.
  func goOn(to title: String) async throws {
    for _ in 0..<12 {
      if isAt(title, try await tmux.screen()) { return }
      try await press("Right")
    }
    throw Tmux.NotShown(what: title, screen: try await tmux.screen())
  }

  private func isAt(_ title: String, _ screen: String) -> Bool {
    let lines = screen.split(separator: "\n").map { $0.drop { $0 == " " } }
    return lines.first?.hasPrefix(title) == true || lines.contains { $0 == title }
  }

  /// Tries to go on and is refused.
  func isRefused(because words: String) async throws {
    let title = title(of: try await tmux.screen())
    try await press("Right")
    let screen = try await tmux.waitFor("Not yet")
    #expect(self.title(of: screen) == title)
    #expect(screen.contains(words), "\(screen)")
  }

  /// The heading of a screen: where in the set-up it is.
  func title(of screen: String) -> String {
    screen.split(separator: "\n", omittingEmptySubsequences: false).prefix(3)
      .joined(separator: "\n")
  }
}
