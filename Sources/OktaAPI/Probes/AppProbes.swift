import SetupCore

/// The probes that are one read each.
extension OktaProbes {
  /// Reads the app itself; that Okta has none of this id is an observation, not a failure.
  public func probeApp() async throws(OktaFailure) -> Observation {
    do {
      return .app(try await client.app(app))
    } catch {
      // Only Okta's own 404 means that; one from something in front of it says nothing of the app.
      guard case .notFound = error.cause else { throw error }
      return .appMissing(id: Answer.name(app, 100))
    }
  }

  /// Reads the attributes of the app's profile.
  public func probeSchema() async throws(OktaFailure) -> Observation {
    .schema(try await client.schema(of: app))
  }

  /// Reads how the app's profile is filled from Okta's, for each user type; no mapping at all
  /// fills nothing.
  ///
  /// What was read is kept where the mapping of another type is refused.
  public func probeMappings() async throws(OktaFailure) -> Observation {
    let all = Array(try await client.mappings(to: app).prefix(Self.mostUserTypes))
    let results = await sideBySide(all) { mapping throws(OktaFailure) in
      try await client.properties(ofMapping: mapping.id).properties
    }
    var read: [UserTypeMappings] = []
    var unread: [UnreadMappings] = []
    for (mapping, result) in zip(all, results.compactMap { $0 }) {
      let (id, name) = (mapping.sourceID, mapping.sourceName)
      switch result {
      case .success(let properties):
        read.append(UserTypeMappings(id: id, name: name, properties: properties))
      case .failure(let failure):
        // Where none could be read, nothing was seen; a sign-in that ended is said as such.
        if failure.endsLook || (read.isEmpty && unread.count == all.count - 1) { throw failure }
        unread.append(UnreadMappings(id: id, name: name, reason: failure.reason))
      }
    }
    let usual = read.first { $0.id == all.first?.sourceID }
    return .mappings(
      ObservedMappings(
        usual?.properties ?? [:], defaultType: all.first?.sourceID,
        others: read.filter { $0.id != all.first?.sourceID }, unread: unread))
  }

  /// More than an organisation can have, so that a list without end is not followed.
  private static let mostUserTypes = 50

  /// Reads the provisioning connection, which Okta reports for some apps only.
  public func probeConnection() async throws(OktaFailure) -> Observation {
    do {
      return .connection(try await client.connection(of: app))
    } catch {
      guard error.isNotReported else { throw error }
      return .connection(
        ObservedConnection(status: .notReported(reason: error.notReportedSentence)))
    }
  }

  /// Reads the switches of *To App*, which Okta reports for some apps only.
  public func probeFeatures() async throws(OktaFailure) -> Observation {
    do {
      let toApp = try await client.provisioning(of: app)
      return .features(
        ObservedFeatures(
          toApp: toApp.map { .read($0) } ?? .notReported(reason: Self.noProvisioning)))
    } catch {
      guard error.isNotReported else { throw error }
      return .features(ObservedFeatures(toApp: .notReported(reason: error.notReportedSentence)))
    }
  }

  private static let noProvisioning =
    "Okta's API lists no provisioning of users for this app (USER_PROVISIONING)."

  /// Counts the groups pushed through the app.
  public func probeGroupPush() async throws(OktaFailure) -> Observation {
    var observed = ObservedGroupPush(total: 0, active: 0, inError: 0)
    do throws(OktaFailure) {
      try await client.pushGroups(of: app) { page throws(OktaFailure) in
        observed.total += page.count
        observed.active += page.count { $0.status == "ACTIVE" }
        observed.inError += page.count { $0.status == "ERROR" }
        return true
      }
    } catch {
      // Where no page could be read, nothing was seen; a sign-in that ended is said as such.
      if observed.total == 0 || error.endsLook { throw error }
      observed.unread = error.reason
    }
    return .groupPush(observed)
  }
}

extension OktaFailure {
  /// Why Okta's API can't tell, as a sentence.
  var notReportedSentence: String {
    switch cause {
    case .forbidden: reason
    case .invalid(let error), .notFound(let error), .refused(_, let error):
      "Okta's API does not tell \(reading?.title ?? "this") for this app (\(error.code): "
        + (error.summary.hasSuffix(".") ? String(error.summary.dropLast()) : error.summary) + ")."
    case .noAnswer, .tokenRejected, .signInRefused, .rateLimited, .cursorLost, .oauth,
      .serverError, .notOkta, .unreadable, .unexpected, .notAnID:
      "Okta's API does not tell \(reading?.title ?? "this") for this app."
    }
  }
}
