import Basics
import OktaAPI
import SetupCore

extension Dialog {
  /// Asks for the word that lets requests be sent.
  static func writes(_ proposal: WriteProposal) -> Dialog {
    let count = proposal.plan.writes.count
    return Dialog(
      .writes(proposal), title: "Send \(counted(count, "request")) to Okta",
      body: [
        "\(proposal.host) gets what the screen shows, one after the other; each is read back "
          + "before the next."
      ] + proposal.losses.map(\.sentence),
      fields: [Field("Word", hint: "Type \(proposal.word) to send.")],
      choices: [Choice("Send"), Choice("Cancel")])
  }

  /// Asks for the word that lets the API token be revoked.
  static let revokeToken = Dialog(
    .revocation, title: "Revoke the API token in use",
    body: [
      "It is good for nothing afterwards, here and elsewhere: other tools that use this token stop. "
        + "The token between Okta and WorkOS stays, and so does the sync.",
      "DELETE /api/v1/api-tokens/current",
    ],
    fields: [Field("Word", hint: "Type \(ConfirmedRevocation.word) to revoke it.")],
    choices: [Choice("Revoke it"), Choice("Cancel")])

  /// Lists the groups that can be pushed; those that were chosen can be left out again.
  static func groups(_ groups: [NamedGroup], chosen: [String]) -> Dialog {
    Dialog(
      .menu, title: "Which groups should be pushed?",
      body: groups.isEmpty
        ? ["Okta has no group, or none can be read."]
        : ["One after the other; each is added to the requests."],
      choices: groups.map { group in
        Choice(
          sanitised(group.name, limit: 120),
          detail: chosen.contains(group.name) ? "Chosen; again leaves it out." : "",
          .writes(.push(group.name)))
      } + [Choice("Cancel")])
  }

  /// What is wrong with a typed word; nil if it is the one.
  static func refusal(of typed: String, word: String) -> String? {
    typed == word ? nil : "Type \(word) as it stands, in capital letters."
  }
}
