import SetupCore

extension OktaProbes {
  /// What came of one look.
  public typealias Found = Result<Observation, OktaFailure>

  /// Looks at everything that is wanted, to find causes; each look answers as it comes.
  ///
  /// What needs nothing else is read side by side. People come after that, since attributes and
  /// mappings say what to look at; everybody is read once, for all looks that are about people.
  /// Kinds that Okta can't tell are passed over.
  public func lookDeeper(
    _ kinds: [Observation.Kind], _ context: LookContext,
    each: @escaping @Sendable (Observation.Kind, Found) async -> Void
  ) async {
    var context = context
    let first = kinds.filter { Self.isFirst($0) }
    let found = await withTaskGroup(of: Observation?.self) { group in
      let seen = context
      for kind in first {
        group.addTask {
          let found = await self.found(kind, seen)
          await each(kind, found)
          return try? found.get()
        }
      }
      return await group.reduce(into: [Observation?]()) { $0.append($1) }
    }
    for observation in found.compactMap({ $0 }) { context.take(observation) }
    await lookAtPeople(kinds, context, each)
  }

  private static let aboutPeople: [Observation.Kind] = [.people, .assignments, .groups]

  private static func isFirst(_ kind: Observation.Kind) -> Bool {
    (Self.kinds + Self.deeperKinds).contains(kind) && !aboutPeople.contains(kind)
  }

  private func lookAtPeople(
    _ kinds: [Observation.Kind], _ context: LookContext,
    _ each: @Sendable (Observation.Kind, Found) async -> Void
  ) async {
    let wanted = Self.aboutPeople.filter(kinds.contains)
    guard !wanted.isEmpty else { return }
    let everyone: Everyone
    do {
      everyone = try await lookAtEveryone(context)
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
      return .success(try await lookAtAssignments(of: 0, inactive: 0, nil, failure))
    } catch {
      return .failure(failure)
    }
  }

  private func found(_ kind: Observation.Kind, _ everyone: Everyone) async -> Found {
    do throws(OktaFailure) {
      switch kind {
      case .assignments:
        return .success(
          try await lookAtAssignments(
            of: everyone.observed.people, inactive: everyone.inactive, everyone.types))
      case .groups: return .success(try await lookAtGroups(everyone))
      default: return .success(.people(everyone.observed))
      }
    } catch {
      return .failure(error)
    }
  }

  private func found(_ kind: Observation.Kind, _ context: LookContext) async -> Found {
    do throws(OktaFailure) {
      if kind == .log { return .success(try await lookAtLog(context)) }
      guard let seen = try await look(kind) else {
        return .failure(client.failed(.unexpected("nothing that Okta tells"), .app))
      }
      return .success(seen)
    } catch {
      return .failure(error)
    }
  }
}
