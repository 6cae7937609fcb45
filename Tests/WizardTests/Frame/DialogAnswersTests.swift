import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("Keys while a question is in front")
struct DialogAnswersTests {
  @Test("A slash narrows a list to what holds the letters; Esc shows all again, then closes")
  func filtered() {
    let driver = Driver()
    driver.want(.plan(.listProperties))
    let all = driver.model.dialog?.choices.count ?? 0
    driver.press(.character("/"))
    driver.type("GITHUB")
    #expect(
      driver.model.dialog?.choices.map(\.label) == ["githubusername", "githubusername2", "Cancel"])
    #expect(driver.text.contains("Which property should Okta fill?   /GITHUB"))
    driver.press(.escape)
    #expect(driver.model.dialog?.choices.count == all)
    driver.press(.character("/"))
    driver.type("github")
    driver.press(.enter)
    #expect(driver.model.dialog?.fields.first?.state.text == "githubusername")
    driver.press(.escape)
    #expect(driver.model.dialog == nil)
  }

  @Test("The help is searched in the same way, and Ctrl-L and Ctrl-Z work in front of it")
  func help() {
    let driver = Driver()
    driver.press(.function(1), .character("/"))
    driver.type("bundle")
    #expect(
      driver.model.dialog?.body == [
        "b             Make a bundle for DX support, without tokens and e-mail addresses."
      ])
    driver.press(.control("l"), .control("z"))
    #expect(driver.effects.suffix(2) == [.terminal(.redraw), .terminal(.suspend)])
    #expect(driver.model.dialog != nil)
  }

  @Test("Home and End lead to the ends of a list")
  func ends() {
    let driver = Driver()
    driver.press(.character("g"), .end)
    #expect(driver.text.contains("▸ [ Close ]"))
    driver.press(.home)
    #expect(driver.text.contains("▸ [ 1  Enable directory sync ]"))
  }
}
