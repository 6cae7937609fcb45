import Basics
import SetupCore
import Testing

@testable import Wizard

@Suite("What is said on leaving")
struct LeavingTests {
  static let kept = "Everything is kept in ~/.local/state/dirsync-setup."

  static let cases: [(events: [Event.Kind], hours: Int, lines: [String])] = [
    ([], 0, []),
    (
      [.useCasesChosen(useCases: [])], 0,
      [
        "At step 1 of 5, Enable directory sync. \(kept)",
        "Nothing is to be set up. Should a use for it come up: dirsync-setup",
      ]
    ),
    (
      [.useCasesChosen(useCases: [.roles]), .activationRequested], 0,
      [
        "At step 1 of 5, Enable directory sync. \(kept)",
        "Next, once DX support has answered: dirsync-setup",
      ]
    ),
    (
      GoldenTests.halfWay, 0,
      [
        "At step 3 of 5, Create the Okta app. \(kept)",
        "Next is provisioning enabled. To go on: dirsync-setup",
      ]
    ),
    (
      done, 1,
      [
        "At step 5 of 5, Finish. \(kept)",
        "Next, after the night: dirsync-setup. It asks whether the values arrived.",
      ]
    ),
    (
      done, 24,
      ["At step 5 of 5, Finish. \(kept)", "Next: did the values arrive? To go on: dirsync-setup"]
    ),
    (
      [.useCasesChosen(useCases: [.roles])] + done.dropFirst(), 24,
      [
        "At step 5 of 5, Finish. \(kept)",
        "Directory sync is set up. Whether it still is, says: dirsync-setup check",
      ]
    ),
  ]

  /// A set-up in which all but the values is vouched for, or gone on without.
  static let done: [Event.Kind] =
    [.useCasesChosen(useCases: [.userProperties, .roles])] + Array(GoldenTests.halfWay[1..<9])
    + [
      PreconditionID.connectionEnabled, .provisioningEnabled, .defaultAttributesKept,
      .assignmentsPresent, .groupsPushed, .syncConnected,
    ].map { .attested(id: $0, role: .oktaAdmin, words: "") }
    + [
      .waived(id: .attributesPlanned, reason: "None."),
      .waived(id: .attributesCreated, reason: "None."),
      .waived(id: .attributesMapped, reason: "None."), .stepLeft(step: .createApp),
      .stepLeft(step: .mapAttributes), .stepLeft(step: .finish),
    ]

  @Test("Where it stands, what is kept, and what to run when", arguments: cases)
  func lines(events: [Event.Kind], hours: Int, lines: [String]) {
    var model = Driver(events).model
    if events.isEmpty { model.setup = SetupState() }
    model.now = Driver.start + hours * Span.hour
    #expect(model.leavingLines == lines)
  }

  @Test("A bundle and the demo have nothing to come back to")
  func nothingToCome() {
    #expect(Driver(recording: GoldenTests.halfWay).model.leavingLines.isEmpty)
    #expect(
      Driver(GoldenTests.halfWay, access: .demo).model.leavingLines == [
        "The demo is over. Nothing outside of it was changed."
      ])
  }
}
