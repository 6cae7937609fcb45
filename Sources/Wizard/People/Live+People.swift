import Basics
import OktaAPI
import SetupCore

extension Live {
  /// Lists who is assigned to an app, with the values of the planned attributes.
  func listPeople(app: String, _ plan: [PlannedPair], _ mailbox: Mailbox) {
    guard let okta else {
      let list = PeopleList("Assigned", people: [], failure: "Nobody is signed in to Okta.")
      return mailbox.post(.peopleListed(list))
    }
    start { [self] in
      var people: [PeopleList.Person] = []
      var total = 0
      var failure: String?
      do throws(OktaFailure) {
        try await okta.people(assignedTo: app) { page throws(OktaFailure) in
          total += page.count
          if people.count < PeopleList.most { people += page.map { $0.listed(plan) } }
          return true
        }
      } catch {
        failure = sentence(of: error)
      }
      mailbox.post(
        .peopleListed(
          PeopleList(
            "Assigned to the app", labels: plan.map(\.externalName), people: people, total: total,
            failure: failure)))
      await postCalls(mailbox)
    }
  }
}

extension OktaAppUser {
  fileprivate func listed(_ plan: [PlannedPair]) -> PeopleList.Person {
    func value(_ name: String) -> String {
      guard let value = profile[name], !value.isNull else { return "" }
      return value.string ?? value.text(sortedKeys: true)
    }
    let name = [value("givenName"), value("familyName")].filter { !$0.isEmpty }
    return PeopleList.Person(
      name: name.joined(separator: " "), email: email ?? "",
      values: plan.map { value($0.variableName) })
  }
}
