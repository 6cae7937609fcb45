extension DemoTenant {
  /// Does one click; what makes no sense now changes nothing.
  public mutating func play(_ click: ConsoleClick, at seconds: Int) {
    switch click {
    case .createApp: okta.createDirectoryApp(at: seconds)
    case .runNightlySync: runNightlySync(at: seconds)
    case .revokeToken: okta.signIn.isRevoked = true
    case .enableAPIIntegration, .enableCreateUsers, .enableUpdateUserAttributes,
      .enableDeactivateUsers, .disableUpdateUserAttributes, .activateApp, .deactivateApp,
      .setUserNameToEmail, .setUserNameToNone:
      okta.changeSettings(click, at: seconds)
    case .addAttribute, .addAttributeWithWrongNamespace, .addAttributeWithoutNamespace,
      .addAttributeWithWrongExternalName, .deleteAttribute:
      okta.changeProfile(click, at: seconds)
    case .mapAttribute, .mapAttributeOnCreateOnly, .unmapAttribute, .forceSync:
      okta.changeMappings(click, at: seconds)
    case .assignGroup, .assignPeople, .unassignEverybody, .provisionUsers, .pushGroup,
      .retryAllGroups:
      okta.changeAssignments(click, at: seconds)
    }
  }

  /// DX takes over what Okta has sent until now.
  mutating func runNightlySync(at seconds: Int) {
    guard let app = okta.directory, app.isActive else { return }
    dx.lastRun = app
    dx.lastRunAt = seconds
  }
}

extension DemoOkta {
  /// Makes the catalogue app, unless it is there.
  mutating func createDirectoryApp(at seconds: Int, name: String = "scim2testapp") {
    guard directory == nil else { return }
    let number = (apps.map(\.number).max() ?? 0) + 1
    apps.append(DemoApp(number, name: name, label: "DX directory sync", at: seconds))
    directoryApp = number
    note("application.lifecycle.create", "Create application", at: seconds)
  }

  /// Adds a line about the app to the log, done by the administrator.
  mutating func note(_ type: String, _ message: String, at seconds: Int) {
    guard let app = directoryApp else { return }
    log.append(.byAdmin(type, message, app: app, at: seconds))
  }

  /// Clicks on the app's own pages: *Provisioning*, *Sign On*, its status.
  mutating func changeSettings(_ click: ConsoleClick, at seconds: Int) {
    edit { app in
      switch click {
      case .enableAPIIntegration: app.isIntegrated = true
      case .enableCreateUsers: app.creates = app.isIntegrated
      case .enableUpdateUserAttributes: app.updates = app.isIntegrated
      case .enableDeactivateUsers: app.deactivates = app.isIntegrated
      case .disableUpdateUserAttributes: app.updates = false
      case .activateApp: app.isActive = true
      case .deactivateApp: app.isActive = false
      case .setUserNameToEmail: app.userName = DemoApp.UserNameTemplate()
      case .setUserNameToNone: app.userName.type = "NONE"
      default: return
      }
      app.lastUpdated = seconds
    }
    switch click {
    case .activateApp: note("application.lifecycle.activate", "Activate application", at: seconds)
    case .deactivateApp:
      note("application.lifecycle.deactivate", "Deactivate application", at: seconds)
    default: note("application.lifecycle.update", "Update application", at: seconds)
    }
  }

  /// Clicks in the Profile Editor.
  mutating func changeProfile(_ click: ConsoleClick, at seconds: Int) {
    edit { app in
      switch click {
      case .addAttribute(let plan): app.add(DemoAttribute(plan))
      case .addAttributeWithWrongNamespace(let plan):
        app.add(
          DemoAttribute(
            plan, namespace: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"))
      case .addAttributeWithoutNamespace(let plan):
        app.add(DemoAttribute(plan, namespace: nil))
      case .addAttributeWithWrongExternalName(let plan):
        var attribute = DemoAttribute(plan)
        attribute.externalName = "\(plan.externalName)_field"
        app.add(attribute)
      case .deleteAttribute(let name): app.removeAttribute(name)
      default: return
      }
      app.schemaUpdated = seconds
    }
  }
}

extension DemoApp {
  /// Adds a custom attribute, unless one of that variable name is there.
  mutating func add(_ attribute: DemoAttribute) {
    guard custom(named: attribute.variableName) == nil else { return }
    custom.append(attribute)
  }

  /// Removes a custom attribute, its mapping, and everybody's values of it.
  mutating func removeAttribute(_ name: String) {
    guard custom(named: name) != nil else { return }
    custom.removeAll { $0.variableName == name }
    mappings.removeAll { $0.variableName == name }
    for index in assignments.indices {
      assignments[index].applied[name] = nil
      assignments[index].pushed[name] = nil
      assignments[index].groupProfile[name] = nil
    }
  }
}
