import Basics

@testable import DemoTenant

// What is seen in people and their values.
extension Signs {
  static let values: [String: Sign] = [
    "source-value-missing": { observed in
      observed.directSources.contains { name, source in
        observed.users.contains { $0["_embedded"]["user"]["profile"][source].isNull }
      }
    },
    "start-date-format": { observed in
      observed.values("startdate").compactMap(\.text).contains {
        $0.wholeMatch(of: #/\d{4}[-\/]\d\d[-\/]\d\d/#) == nil
      }
    },
    "value-not-understood": {
      $0.values("excludefromsnapshots").compactMap(\.text).contains { $0 != "TRUE" }
    },
    "invisible-characters": { observed in
      observed.users.flatMap { $0["profile"].members.values.compactMap(\.text) }.contains { text in
        text.unicodeScalars.contains {
          $0.properties.generalCategory == .control || $0.properties.generalCategory == .format
        }
      }
    },
    "empty-string-sent": { observed in
      observed.users.contains { $0["profile"].members.values.contains("") }
    },
    "backup-resaved-by-spreadsheet": {
      $0.export.hasPrefix("\u{FEFF}") && $0.export.contains(";") && $0.export.contains("\r\n")
    },
  ]

  static let people: [String: Sign] = [
    "assigned-before-provisioning": {
      !$0.features.isEmpty
        && $0.users.contains { $0["externalId"].isNull && $0["status"].text == "ACTIVE" }
    },
    "user-not-provisioned": {
      $0.users.contains { $0["status"].text == "STAGED" }
        && $0.users.contains { $0["syncState"].text == "ERROR" }
    },
    "okta-user-inactive": {
      $0.users.contains { $0["_embedded"]["user"]["status"].text != "ACTIVE" }
    },
    "username-not-dx-email": { observed in
      observed.users.contains { user in
        !observed.isKnown(user["credentials"]["userName"].text ?? "")
          && observed.isKnown(user["profile"]["email"].text ?? "")
      }
    },
    "username-not-updated": { observed in
      observed.app["credentials"]["userNameTemplate"]["pushStatus"].text != "PUSH"
        && observed.users.contains {
          $0["credentials"]["userName"] != $0["_embedded"]["user"]["profile"]["login"]
        }
    },
    "email-case-differs": { observed in
      observed.users.compactMap { $0["profile"]["email"].text }.contains {
        !observed.dxEmails.contains($0) && observed.isKnown($0)
      }
    },
    "provisioned-by-chat-integration": { observed in
      observed.users.count <= 20
        && observed.users.contains { !observed.isKnown($0["profile"]["email"].text ?? "") }
    },
    "nightly-run-not-due": { observed in
      let day = Instant(DemoClient.now - Span.day).oktaTime
      return observed.users.contains { ($0["lastUpdated"].text ?? "") > day }
    },
  ]
}

extension Observations {
  /// The attributes that come straight from one of the Okta profile, with its name.
  var directSources: [(String, String)] {
    custom.keys.compactMap { name in
      guard let text = mappings[name]?["expression"].text, text.hasPrefix("user.") else {
        return nil
      }
      let source = text.dropFirst(5)
      return source.contains { !$0.isLetter } ? nil : (name, String(source))
    }
  }

  /// The values that groups set, by attribute.
  var groupValues: [String: [Value]] {
    var values: [String: [Value]] = [:]
    for group in groups {
      for (name, value) in group["profile"].members { values[name, default: []].append(value) }
    }
    return values
  }

  /// What the export has of a person under an External name, letter case and `_` aside.
  func exported(_ name: String?, of email: String?) -> String {
    rows[email?.lowercased() ?? ""]?[name?.lowercased().filter { $0 != "_" } ?? ""] ?? ""
  }

  func isKnown(_ email: String) -> Bool {
    dxEmails.contains { $0.lowercased() == email.lowercased() }
  }
}
