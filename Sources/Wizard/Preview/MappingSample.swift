import Basics
import OktaAPI
import Screens
import SetupCore

extension Live {
  /// Works out the mappings for some people, or for the first who are assigned, and lists what comes
  /// of them.
  func tryMappings(_ names: [String], of app: String, now: Instant, _ mailbox: Mailbox) {
    guard let okta else { return }
    start { [self] in
      do throws(OktaFailure) {
        let people = try await OktaProbes(okta, app: app).mappingSample(of: names, now: now)
        mailbox.post(.peopleListed(PeopleList(sample: people)))
      } catch {
        mailbox.post(
          .peopleListed(PeopleList(sample: [], failure: sentence(of: error))))
      }
      await postCalls(mailbox)
    }
  }
}

extension PeopleList {
  /// What the mappings give people, a line for each value, beside what Okta holds.
  init(sample people: [TracedPerson], failure: String? = nil) {
    let lines = people.flatMap(\.sampled)
    self.init(
      "What the mappings give now", labels: ["Attribute", "Mapping gives", "Okta has"],
      people: lines, total: lines.filter { !$0.values.isEmpty }.count, unit: .values,
      failure: failure)
  }
}

extension TracedPerson {
  fileprivate var sampled: [PeopleList.Person] {
    guard account != nil else { return [line("Okta has nobody of this name.")] }
    guard assignment != nil else { return [line("Not assigned to the app.")] }
    let values = Trace(self).profile.filter(\.isMapped)
    guard !values.isEmpty else { return [line("No attribute is mapped.")] }
    return values.map { value in
      line(value.remark, [value.attribute.externalName, value.given ?? "?", value.value.text])
    }
  }

  private func line(_ remark: String, _ values: [String] = []) -> PeopleList.Person {
    PeopleList.Person(
      name: assignment?.person.name ?? "", email: account?.email ?? name, values: values,
      remark: remark, followedAs: account?.email ?? name)
  }
}

extension Dialog {
  /// Asks for whom the mappings are worked out.
  static let trySample = Dialog(
    .preview(.sample), title: "Try the mappings on some people",
    body: [
      "Each mapping is worked out for them now, beside what Okta holds in the app. Take someone "
        + "whose value is empty as well."
    ],
    fields: [
      Field(
        "People",
        hint: "E-mails, user names or ids, blanks between; empty: the first twenty assigned.")
    ], choices: [Choice("Work it out"), Choice("Cancel")])
}

extension Model {
  /// Works the mappings out for the people who were named, or for the first ones.
  mutating func tryMappings(_ names: String) -> [Effect] {
    guard let app = setup.app?.id else { return say(.refused, lacksSignIn) }
    notice = Notice(.info, "Reading people and mappings …")
    let words = names.split { $0.isWhitespace || $0 == "," || $0 == ";" }.map(String.init)
    return [.preview(.tryMappings(words, app: app))]
  }
}
