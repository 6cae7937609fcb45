extension Sight {
  /// What rows that hold rule out, so that nobody is asked what was seen or vouched for.
  var known: [QuestionPath.Known] {
    Self.excluded.compactMap { id, causes in
      let judged = setup.judged(id, at: now)
      guard judged.verdict.kind == .met, let evidence = judged.evidence,
        evidence.kind == .observed || evidence.kind == .attested
      else { return nil }
      let whence = evidence.kind == .observed ? "seen" : "vouched for"
      return QuestionPath.Known(
        title: id.title, whence: "\(whence) \(when(evidence.at))", ruledOut: causes)
    }
  }

  private static let excluded: [(PreconditionID, [FindingID])] = [
    (.appCreated, [.appInactiveOrNew]),
    (.provisioningEnabled, [.createUsersOff, .updateUsersOff, .deactivateUsersOff]),
    (.defaultAttributesKept, [.defaultAttributesChanged]),
    (
      .attributesCreated,
      [.namespaceMissing, .namespaceWrong, .externalNameHasUrn, .externalNameUnknown]
    ),
    (.attributesMapped, [.attributeNotMapped, .mappingCreateOnly]),
    (.assignmentsPresent, [.nobodyAssigned, .assignedGroupEmpty]),
  ]
}
