extension DemoTenant {
  /// Does one click; what makes no sense now changes nothing.
  public mutating func play(_ click: ConsoleClick, at now: Int) {
    switch click {
    case .createApp: okta.createDirectoryApp(at: now)
    case .activateApp: okta.setActive(true, at: now)
    case .deactivateApp: okta.setActive(false, at: now)
    case .enableAPIIntegration:
      okta.changeSettings(at: now) { $0.isIntegrated = $0.canProvision }
    case .disableAPIIntegration: okta.changeSettings(at: now) { $0.isIntegrated = false }
    case .enableCreateUsers: okta.changeSettings(at: now) { $0.creates = $0.isIntegrated }
    case .enableUpdateUserAttributes: okta.changeSettings(at: now) { $0.updates = $0.isIntegrated }
    case .disableUpdateUserAttributes: okta.changeSettings(at: now) { $0.updates = false }
    case .enableDeactivateUsers: okta.changeSettings(at: now) { $0.deactivates = $0.isIntegrated }
    case .setUserNameToEmail: okta.changeSettings(at: now) { $0.userName = .init() }
    case .setUserNameToNone: okta.changeSettings(at: now) { $0.userName.type = "NONE" }
    case .addAttribute(let plan): okta.add(DemoAttribute(plan), at: now)
    case .addAttributeWithWrongNamespace(let plan):
      okta.add(DemoAttribute(plan, namespace: DemoAttribute.enterpriseNamespace), at: now)
    case .addAttributeWithoutNamespace(let plan):
      okta.add(DemoAttribute(plan, namespace: nil), at: now)
    case .addAttributeWithWrongExternalName(let plan):
      okta.add(DemoAttribute(plan, externalName: "\(plan.externalName)_field"), at: now)
    case .deleteAttribute(let name): okta.changeProfile(at: now) { $0.removeAttribute(name) }
    case .mapAttribute(let name, let expression):
      okta.changeMappings(at: now) { app in
        app.map(name, expression, onUpdate: true)
        app.applyMappings(at: now)
      }
    case .mapAttributeOnCreateOnly(let name, let expression):
      okta.changeMappings(at: now) { $0.map(name, expression, onUpdate: false) }
    case .unmapAttribute(let name): okta.changeMappings(at: now) { $0.unmap(name) }
    // What Okta logs of a force sync is not documented surely enough to be played.
    case .forceSync: okta.edit { $0.applyMappings(at: now) }
    case .assignGroup: okta.assign(group: 2, at: now)
    case .assignPeople: okta.assign(people: okta.directPeople, at: now)
    case .unassignEverybody: okta.unassignEverybody(at: now)
    case .provisionUsers: okta.provisionUsers()
    case .pushGroup: okta.pushGroup(3, at: now)
    case .retryAllGroups: okta.retryAllGroups()
    case .runNightlySync: runNightlySync()
    case .revokeToken: okta.signIn.revokeAll()
    }
  }

  /// DX takes over what Okta has sent until now.
  mutating func runNightlySync() {
    guard let app = okta.directory, app.isActive else { return }
    dx.read(Night(app, people: okta.people, after: dx.lastNight))
  }
}

extension DemoOkta {
  /// Makes the catalogue app, unless there is one that can provision.
  mutating func createDirectoryApp(
    at now: Int, name: String = "scim2testapp", label: String = "DX directory sync"
  ) {
    guard directory?.canProvision != true else { return }
    let number = max(apps.map(\.number).max() ?? 0, directoryApp ?? 0) + 1
    var app = DemoApp(number, name: name, label: label, at: now)
    for type in userTypes { app.mappings[type.number] = DemoMapping.defaults }
    apps.append(app)
    directoryApp = number
    note("application.lifecycle.create", "Create application", at: now)
  }

  /// Adds a line about the app to the log, done by the administrator.
  private mutating func note(_ type: String, _ message: String, at now: Int) {
    guard let app = directoryApp else { return }
    log.append(.byAdmin(type, message, app: app, at: now))
  }

  fileprivate mutating func setActive(_ isActive: Bool, at now: Int) {
    edit { app in
      app.isActive = isActive
      app.lastUpdated = now
    }
    if isActive {
      note("application.lifecycle.activate", "Activate application", at: now)
    } else {
      note("application.lifecycle.deactivate", "Deactivate application", at: now)
    }
  }

  /// Changes *Provisioning* or *Sign On*.
  fileprivate mutating func changeSettings(at now: Int, _ change: (inout DemoApp) -> Void) {
    edit { app in
      change(&app)
      app.lastUpdated = now
    }
    note("application.lifecycle.update", "Update application", at: now)
  }

  /// Changes the app's profile in the Profile Editor.
  fileprivate mutating func changeProfile(at now: Int, _ change: (inout DemoApp) -> Void) {
    edit { app in
      change(&app)
      app.schemaUpdated = now
    }
  }

  /// Adds a custom attribute, unless one of that variable name is there.
  fileprivate mutating func add(_ attribute: DemoAttribute, at now: Int) {
    changeProfile(at: now) { app in
      guard app.custom(named: attribute.variableName) == nil else { return }
      app.custom.append(attribute)
    }
  }

  fileprivate mutating func changeMappings(at now: Int, _ change: (inout DemoApp) -> Void) {
    edit(change)
    note("directory.mapping.update", "Update universal directory mappings", at: now)
  }
}

extension DemoApp {
  /// Removes a custom attribute, its mapping, and everybody's values of it.
  mutating func removeAttribute(_ name: String) {
    guard custom(named: name) != nil else { return }
    custom.removeAll { $0.variableName == name }
    unmap(name)
    for index in assignments.indices {
      for type in assignments[index].applied.keys { assignments[index].applied[type]?[name] = nil }
      assignments[index].groupProfile[name] = nil
    }
  }

  /// Sets one mapping, for people of one type or of all.
  mutating func map(_ name: String, _ expression: String, onUpdate: Bool, for type: Int? = nil) {
    let mapping = DemoMapping(variableName: name, expression: expression, onUpdate: onUpdate)
    for type in type.map({ [$0] }) ?? Array(mappings.keys) {
      if let index = mappings[type]?.firstIndex(where: { $0.variableName == name }) {
        mappings[type]?[index] = mapping
      } else {
        mappings[type]?.append(mapping)
      }
    }
  }

  /// Takes one mapping away, for people of one type or of all.
  mutating func unmap(_ name: String, for type: Int? = nil) {
    for type in type.map({ [$0] }) ?? Array(mappings.keys) {
      mappings[type]?.removeAll { $0.variableName == name }
    }
  }

  /// Runs the mappings that apply on update for everybody.
  mutating func applyMappings(at now: Int) {
    for index in assignments.indices {
      var applied = assignments[index].applied
      for (type, mappings) in mappings {
        for mapping in mappings where mapping.onUpdate {
          applied[type, default: [:]][mapping.variableName] = mapping.expression
        }
      }
      guard applied != assignments[index].applied else { continue }
      assignments[index].applied = applied
      assignments[index].lastUpdated = now
    }
  }
}
