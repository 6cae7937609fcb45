extension SetupState {
  /// What happens when an organisation, and perhaps an app, is bound.
  ///
  /// Nothing for what is bound already. Binding another one voids the Okta rows, so the wizard
  /// goes back to the step that the new app has to pass first.
  public func binding(host: String, app bound: BoundApp? = nil) -> [Event.Kind] {
    var happenings: [Event.Kind] = []
    let otherHost = organisation != nil && organisation != host
    if organisation != host { happenings.append(.organisationBound(host: host)) }
    var otherApp = false
    if let bound {
      otherApp = app != nil && app?.id != bound.id
      if otherHost || app?.id != bound.id {
        happenings.append(.appBound(id: bound.id, label: bound.label))
      }
    }
    if otherHost || otherApp, position.step > .createApp {
      happenings.append(.wentBack(to: .createApp))
    }
    return happenings
  }
}

extension SetupState.BoundApp {
  /// An app by its id and label.
  public init(_ id: String, label: String) {
    self.id = id
    self.label = label
  }
}
