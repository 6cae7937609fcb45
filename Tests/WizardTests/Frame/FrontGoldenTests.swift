import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

/// What stands in front of the screens, as pictures: the time line, *what if*, a bundle's contents.
@Suite("Golden frames of what stands in front")
struct FrontGoldenTests {
  static let names = [
    "_bundle", "_help", "_past", "_time-line", "_what-if", "_what-if-menu", "_writes",
    "_writes-word",
  ]

  @Test("The frame is as the picture", arguments: names)
  func golden(name: String) throws {
    for size in GoldenTests.sizes {
      let writes = name.hasPrefix("_writes")
      let driver =
        writes
        ? Driver(GoldenTests.halfWay, size: size) : Driver(recording: WhatIfTests.stuck, size: size)
      switch name {
      case "_bundle":
        driver.model.about.openedAt = nil
        driver.press(.character("b"), .down, .character(" "))
      case "_writes", "_writes-word":
        try WritingTests.propose(in: driver)
        if name == "_writes-word" { driver.want(.writes(.send)) }
      case "_time-line": driver.press(.character("T"), .character("r"))
      case "_help": driver.press(.character("?"))
      case "_past": driver.press(.character("T"), .character("r"), .enter)
      case "_what-if-menu": driver.press(.character("!"))
      default: driver.press(.character("!"), .enter)
      }
      try GoldenTests.compare(driver.frame, "\(name).\(size.width)x\(size.height).txt")
    }
  }
}
