import HTTPTransport
import Testing

@testable import OktaAPI

@Suite(
  "Recorded errors become their sentences",
  .enabled(if: Recordings.isThere, "shared/okta is not beside this checkout"))
struct ErrorRecordingsTests {
  /// Every recording of an error, whatever its route: other routes show further codes.
  private static let recordings = Recordings.beginning(
    "GET_", "POST_", "PUT_", "DELETE_"
  ).filter { $0.response.status >= 400 }

  /// By code or message, how the sentence about the app begins.
  private static let sentences: [(holds: String, sentence: String)] = [
    ("E0000029", "Okta lost the place in the app while it was being read (E0000029)."),
    ("E0000047", "The organisation's rate limit is used up (E0000047); it is reset"),
    (
      "Provisioning is not supported",
      "Okta refuses to tell the app (E0000001): Provisioning is not supported."
    ),
    ("E0000001", "Okta refuses to tell the app (E0000001): "),
    ("E0000003", "Okta refuses to tell the app (E0000003): The request body was not well-formed."),
    ("E0000007", "Okta does not find the app (E0000007): Not found: Resource not found: "),
    ("E0000024", "Okta refuses to tell the app (E0000024): "),
    ("E0000056", "Okta refuses to tell the app (E0000056): The application must be deactivated"),
    (
      "Resource not found",
      "test.okta.com has no Okta API at this address (404: Resource not found)."
    ),
    (
      "dpop",
      "The sign-in app demands proof of possession (DPoP), which this program does not give."
    ),
  ]

  @Test("Each", arguments: recordings)
  func each(_ recording: Recordings.Recording) throws {
    let body = String(decoding: recording.response.body, as: UTF8.self)
    let expected = try #require(Self.sentences.first { body.contains($0.holds) })
    let failure = OktaFailure(
      Answer.refusal(recording.response), reading: .app, host: "test.okta.com", scheme: .ssws)
    #expect(failure.reason.hasPrefix(expected.sentence))
    #expect(failure.reason.hasSuffix("."))
    #expect(!failure.reason.hasSuffix(".."))
    #expect(!failure.remedy.isEmpty)
  }

  @Test("There are as many as there were")
  func isComplete() {
    #expect(Self.recordings.count == 26)
  }
}
