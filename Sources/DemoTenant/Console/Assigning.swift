extension DemoOkta {
  /// The two people who can be assigned directly: those after the group's last.
  var directPeople: Range<Int> {
    let last = group(2)?.members.upperBound ?? 1
    return last..<min(last + 2, people.count + 1)
  }

  /// Assigns a group, unless it is assigned.
  mutating func assign(group number: Int, at seconds: Int) {
    guard let group = group(number),
      directory?.assignments.contains(where: { $0.group == number }) == false
    else { return }
    edit { $0.assign(group.members, group: number, at: seconds) }
    logPushes(group.members, at: seconds)
    guard let app = directoryApp else { return }
    log.append(
      LogEvent(
        type: "group.application_assignment.add", message: "Add assigned application to group",
        published: seconds, actor: .admin, app: app, group: number))
  }

  /// Assigns people directly, unless some are.
  mutating func assign(people range: Range<Int>, at seconds: Int) {
    guard directory?.assignments.contains(where: { $0.group == nil }) == false else { return }
    edit { $0.assign(range, group: nil, at: seconds) }
    logPushes(range, at: seconds)
    guard let app = directoryApp else { return }
    log += range.prefix(20).map { person in
      LogEvent(
        type: "application.user_membership.add", message: "Add user to application membership",
        published: seconds, actor: .admin, app: app, person: person)
    }
  }

  /// Takes everybody's assignment away.
  mutating func unassignEverybody(at seconds: Int) {
    guard let app = directory else { return }
    for assignment in app.assignments {
      if let group = assignment.group {
        log.append(
          LogEvent(
            type: "group.application_assignment.remove",
            message: "Remove assigned application from group", published: seconds, actor: .admin,
            app: app.number, group: group))
      } else {
        log += assignment.people.prefix(20).map { person in
          LogEvent(
            type: "application.user_membership.remove",
            message: "Remove user's application membership", published: seconds, actor: .admin,
            app: app.number, person: person)
        }
      }
    }
    edit { $0.assignments = [] }
  }

  /// Notes a push of each new person; of the first twenty, so that the log stays bounded.
  private mutating func logPushes(_ range: Range<Int>, at seconds: Int) {
    guard let app = directory, app.creates else { return }
    log += range.prefix(20).map { .push($0, app: app.number, at: seconds) }
  }

  /// Provisions those who were assigned before provisioning was on.
  mutating func provisionUsers() {
    for number in people.changes.keys where people.changes[number]?.appUser.hasExternalID == false {
      people.changes[number]?.appUser.hasExternalID = nil
      people.changes[number]?.appUser.status = nil
    }
    edit { app in
      guard app.creates else { return }
      for index in app.assignments.indices {
        app.assignments[index].isProvisioned = true
      }
    }
  }

  /// Sends the pushed groups again that failed.
  mutating func retryAllGroups() {
    edit { app in
      for index in app.pushGroups.indices {
        app.pushGroups[index].status = "ACTIVE"
        app.pushGroups[index].errorSummary = nil
      }
    }
  }

  /// Pushes a group, unless it is pushed.
  mutating func pushGroup(_ number: Int, at seconds: Int) {
    edit { app in
      guard app.isIntegrated, !app.pushGroups.contains(where: { $0.group == number }) else {
        return
      }
      app.pushGroups.append(
        DemoApp.PushGroup(number: app.pushGroups.count + 1, group: number, created: seconds))
    }
  }
}

extension DemoApp {
  /// Assigns people; all mappings run for them, and they are sent if *Create Users* is on.
  mutating func assign(_ range: Range<Int>, group: Int?, at seconds: Int) {
    let applied = mappings.mapValues { mappings in
      Dictionary(mappings.map { ($0.variableName, $0.expression) }, uniquingKeysWith: { $1 })
    }
    let groups = assignments.filter { $0.group != nil }.count
    assignments.append(
      Assignment(
        group: group, people: range, priority: group == nil ? 0 : groups, created: seconds,
        lastUpdated: seconds, isProvisioned: creates && isIntegrated, applied: applied))
  }
}
