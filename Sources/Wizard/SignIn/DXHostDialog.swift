extension Dialog {
  /// Asks for the name of a host, other than DX's own, before a DX token goes there.
  static func dxHost(_ host: String) -> Dialog {
    Dialog(
      .dxHost(host), title: "Send the DX token to another host?",
      body: [
        "\(host) is not on getdx.com or getdx.io. Whoever runs it gets a token that reads your users.",
        "Go on only if DX gave your account this address.",
      ],
      fields: [Field("Type \(host)", hint: "As it stands; it is noted in the record.")],
      choices: [Choice("Send it there"), Choice("Cancel")])
  }
}
