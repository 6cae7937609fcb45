import OktaAPI
import Screens
import SetupCore
import Terminal
import Testing

@testable import Wizard

@Suite("What a sign-in may read")
struct PermissionsTests {
  private let refused = PermissionCheck.Result.Status.missing(
    Shortfall(
      reason: "Okta refuses to tell the app's profile mappings.",
      remedy: "Give the user of the token an admin role for it."))

  private func driver(
    _ usages: [OktaPermission: PermissionCheck.Result.Status], upTo count: Int = 6
  ) -> Driver {
    let driver = Driver()
    driver.model.screen = "sign-in"
    for permission in OktaPermission.allCases.prefix(count) {
      driver.answer(
        .permissionProved(
          .init(permission: permission, status: usages[permission] ?? .granted)
        ))
    }
    return driver
  }

  @Test("Each shows as it comes, with its scope and what it reads, before the sign-in is done")
  func oneByOne() {
    #expect(driver([:], upTo: 0).text.contains("okta.apps.read") == false)
    let driver = driver([.schemas: refused], upTo: 2)
    #expect(driver.text.contains("Permission  Scope              Reads\n"))
    #expect(
      driver.text.contains("✓ granted   okta.apps.read     apps, provisioning, assignments\n"))
    #expect(driver.text.contains("✗ missing   okta.schemas.read  the attributes of profiles\n"))
    #expect(!driver.text.contains("okta.profileMappings.read"))
    #expect(driver.model.notice?.text == "Signing in … 2 of 6 permissions tried.")
  }

  @Test("Below the rows stands what stays unknown, and what helps")
  func lacks() {
    let away = Shortfall(
      reason: "acme.okta.com has an error of its own (503).",
      remedy: "Look again in a few minutes.")
    let driver = driver([.profileMappings: refused, .logs: .unclear(away)])
    let callouts = (driver.model.page?.items ?? []).compactMap { item in
      if case .callout(.warning, let text) = item.content { text } else { nil }
    }
    #expect(
      callouts == [
        "okta.profileMappings.read is missing. Without it, default-attributes-kept and "
          + "attributes-mapped can't be looked at and stay unknown. Give the user of the token an "
          + "admin role for it.",
        "okta.logs.read could not be tried. acme.okta.com has an error of its own (503). Look "
          + "again in a few minutes.",
      ])
    #expect(driver.text.contains("? unclear   okta.logs.read             the system log\n"))
  }

  @Test(
    "After signing in the notice says how many, and that s shows more",
    arguments: [
      ([OktaPermission](), [OktaPermission](), "Signed in to acme.okta.com."),
      (
        [.logs], [],
        "Signed in to acme.okta.com. 1 of 6 permissions is missing: s shows more."
      ),
      (
        [], [.logs, .users],
        "Signed in to acme.okta.com. 2 of 6 permissions are unclear: s shows more."
      ),
      (
        [.apps], [.logs],
        "Signed in to acme.okta.com. 2 of 6 permissions are missing or unclear: s shows more."
      ),
    ])
  func notice(missing: [OktaPermission], unclear: [OktaPermission], text: String) {
    var usages: [OktaPermission: PermissionCheck.Result.Status] = [:]
    for permission in missing { usages[permission] = refused }
    for permission in unclear {
      usages[permission] = .unclear(Shortfall(reason: "No answer.", remedy: "Look again."))
    }
    let driver = driver(usages)
    driver.answer(.signedIn(host: "acme.okta.com", notes: []))
    #expect(driver.model.notice?.text == text)
  }

  @Test("s leads there while something is missing, in the window and in the line dialogue")
  func found() {
    let driver = driver([.logs: refused])
    driver.answer(.signedIn(host: "acme.okta.com", notes: []))
    driver.model.screen = "3-check"
    #expect(driver.text.contains("s sign in"))
    #expect(plainText(driver.model).contains(", t trouble, s sign in, q quit."))
    driver.press(.character("s"))
    #expect(driver.text.contains("✗ missing   okta.logs.read             the system log\n"))
    #expect(plainText(driver.model).contains("  ✗ missing | okta.logs.read | the system log\n"))
    #expect(
      plainText(driver.model).contains(
        "Important: okta.logs.read is missing. Without it, troubleshooting can't see failures, nor "
          + "who changed what. Give the user of the token an admin role for it.\n"))
  }

  @Test("Where nothing is missing, s is no choice of the line dialogue")
  func notOffered() {
    let driver = driver([:])
    driver.answer(.signedIn(host: "acme.okta.com", notes: []))
    driver.model.screen = "3-check"
    #expect(plainText(driver.model).contains(", t trouble, q quit."))
  }

  @Test("Another sign-in begins the list anew; one that no longer holds has none")
  func anew() {
    let driver = driver([.logs: refused])
    driver.answer(.permissionProved(.init(permission: .apps, status: .granted)))
    #expect(driver.model.signIn.permissions.map(\.permission) == [.apps])
    driver.answer(.signInExpired(.app, Shortfall(reason: "The token expired.", remedy: "")))
    #expect(driver.model.signIn.permissions.isEmpty)
  }
}
