import Basics

extension DemoOkta {
  /// `POST /mappings/{id}`: sets and takes away how attributes are filled.
  ///
  /// All of the body is taken, or nothing. It doesn't fill anybody's profile: *Apply updates now*
  /// has no API.
  mutating func writeMapping(_ request: OktaRequest) throws(OktaRefusal) -> OktaAnswer {
    let id = request.path[1]
    guard let place = OpaqueID.number(id, "prm").flatMap(mappingPlace) else {
      throw OktaRefusal(.notFound(id, "ProfileMapping"))
    }
    guard place.isToApp, let properties = try request.object()["properties"]?.object else {
      throw OktaRefusal.notChanged("updateMapping", "properties is missing.")
    }
    var changed = place.app
    for member in properties.members {
      try changed.write(member.key, member.value, for: place.type.number)
    }
    edit(changed.id) { $0 = changed }
    note(
      "directory.mapping.update", "Update universal directory mappings", changed, request)
    return try mapping(request)
  }
}

extension DemoApp {
  /// Takes one mapping over; one without an expression is taken away.
  fileprivate mutating func write(
    _ name: String, _ value: JSONValue, for type: Int
  ) throws(OktaRefusal) {
    guard (base + custom).contains(where: { $0.variableName == name }) else {
      throw OktaRefusal.notChanged("updateMapping", "Invalid target field \(name)")
    }
    guard let expression = value["expression"]?.string else { return unmap(name, for: type) }
    let mapping = DemoMapping(variableName: name, expression: expression)
    if let fault = mapping.expression.fault {
      throw OktaRefusal.notChanged("updateMapping", "\(name): \(fault.reason)")
    }
    switch value["pushStatus"]?.string {
    case "PUSH": map(name, expression, onUpdate: true, for: type)
    case "DONT_PUSH": map(name, expression, onUpdate: false, for: type)
    default: throw OktaRefusal.notChanged("updateMapping", "pushStatus of \(name) is missing.")
    }
  }
}
