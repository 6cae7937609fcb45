import DemoTenant
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("The demo's consoles")
struct PlayingTests {
  @Test("The next click comes first, the others behind More")
  func next() {
    let labels = ["Next: Profile Editor > Add Attribute: startdate", "Applications: Deactivate"]
    let short = Dialog.clicks(labels, all: false, isPlaying: false).choices.map(\.label)
    #expect(short == [labels[0], "Play them by themselves", "More clicks", "Close"])
    let all = Dialog.clicks(labels, all: true, isPlaying: false).choices.map(\.label)
    #expect(all == labels + ["Close"])
  }

  @Test("By itself it plays what the person planned, in steps that the person came to")
  func waits() throws {
    let sitting = try LiveSitting(scenario: "fresh")
    sitting.signIn()
    let plan = [PlannedAttribute]()
    var played: [DemoTurn] = []
    func playOn(_ plan: [PlannedAttribute], _ reached: Int) {
      for answer in sitting.runner.run(.demo(.playOn(reached: reached), plan)) {
        if case .playedOn(let turn) = answer { played.append(turn) }
      }
    }
    playOn(plan, 2)
    #expect(played == [.waits(step: 3)])
    for _ in 0..<12 { playOn(plan, 3) }
    guard case .waits(let step) = played.last else {
      Issue.record("\(played)")
      return
    }
    #expect(step > 3)
    let labels = played.compactMap { if case .played(let label) = $0 { label } else { nil } }
    #expect(!labels.contains { $0.contains("Add Attribute") }, "\(labels)")
  }

  @Test("It says what it waits for")
  func sentences() {
    let driver = Driver(GoldenTests.halfWay, access: .demo)
    driver.answer(.playedOn(.waits(step: 4)))
    #expect(driver.model.notice?.text == "The console waits for you: go on to step 4.")
    driver.answer(.playedOn(.waits(step: 6)))
    #expect(driver.model.notice?.text == "The console waits for you: say that it is connected.")
    driver.model.setup.apply(Event(.stepLeft(step: .createApp), at: Driver.start))
    driver.answer(.playedOn(.waits(step: 4)))
    #expect(driver.model.notice?.text == "The console waits for you: plan an attribute.")
  }

  @Test("Without a plan it stops before the attributes")
  func noPlan() {
    let driver = Driver(
      [.useCasesChosen(useCases: [.userProperties]), .stepLeft(step: .createApp)], access: .demo)
    #expect(driver.model.playOn() == .demo(.playOn(reached: 3), []))
  }
}
