import Foundation
import SetupCore
import Testing

@testable import Screens

@Suite("The catalogue of screens")
struct CatalogueTests {
  @Test("The screens in the binary have nothing for the linter to report")
  func embeddedIsClean() {
    #expect(ScreenValidator.lint(Catalogue.embeddedFiles).map(\.description) == [])
    #expect(Catalogue.embedded.screens.count == Catalogue.embeddedFiles.count)
  }
}
