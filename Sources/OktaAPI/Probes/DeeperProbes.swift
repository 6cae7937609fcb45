import SetupCore

extension OktaProbes {
  /// What came of one probe.
  public typealias Found = Result<Observation, OktaFailure>

  /// Reads everything that is wanted, to find causes; each probe answers as it comes.
  ///
  /// What needs nothing else is read side by side. People come after that, since attributes and
  /// mappings say what to read of them; everybody is read once, for all probes that are about people.
  /// Kinds that Okta can't tell are passed over.
  public func probeDeeper(
    _ kinds: [Observation.Kind], _ context: ProbeContext,
    each: @escaping @Sendable (Observation.Kind, Found) async -> Void
  ) async {
    var context = context
    let first = kinds.filter { Self.isFirst($0) }
    let found = await withTaskGroup(of: Observation?.self) { group in
      let known = context
      for kind in first {
        group.addTask {
          let found = await self.found(kind, known)
          await each(kind, found)
          return try? found.get()
        }
      }
      return await group.reduce(into: [Observation?]()) { $0.append($1) }
    }
    for observation in found.compactMap({ $0 }) { context.take(observation) }
    await probePeople(kinds, context, each)
  }

  private static let aboutPeople: [Observation.Kind] = [.people, .assignments, .groups]

  private static func isFirst(_ kind: Observation.Kind) -> Bool {
    (Self.kinds + Self.deeperKinds).contains(kind) && !aboutPeople.contains(kind)
  }

  private func probePeople(
    _ kinds: [Observation.Kind], _ context: ProbeContext,
    _ each: @Sendable (Observation.Kind, Found) async -> Void
  ) async {
    let wanted = Self.aboutPeople.filter(kinds.contains)
    guard !wanted.isEmpty else { return }
    let everyone: Everyone
    do {
      everyone = try await probeEveryone(context)
    } catch {
      for kind in wanted {
        await each(kind, kind == .assignments ? await groupsAlone(error) : .failure(error))
      }
      return
    }
    for kind in wanted {
      await each(kind, await found(kind, everyone))
    }
  }

  // The people could not be read; what the groups tell of the assignments still counts.
  private func groupsAlone(_ failure: OktaFailure) async -> Found {
    do throws(OktaFailure) {
      return .success(try await probeAssignments(of: 0, inactive: 0, nil, failure))
    } catch {
      return .failure(failure)
    }
  }

  private func found(_ kind: Observation.Kind, _ everyone: Everyone) async -> Found {
    do throws(OktaFailure) {
      if kind == .assignments {
        return .success(
          try await probeAssignments(
            of: everyone.observed.people, inactive: everyone.inactive, everyone.types))
      }
      if kind == .groups { return .success(try await probeGroups(everyone)) }
      return .success(.people(everyone.observed))
    } catch {
      return .failure(error)
    }
  }

  private func found(_ kind: Observation.Kind, _ context: ProbeContext) async -> Found {
    do throws(OktaFailure) {
      if kind == .log { return .success(try await probeLog(context)) }
      guard let observation = try await probe(kind) else {
        return .failure(client.failed(.unexpected("nothing that Okta tells"), .app))
      }
      return .success(observation)
    } catch {
      return .failure(error)
    }
  }
}
