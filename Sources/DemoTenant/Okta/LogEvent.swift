/// One line of the system log.
struct LogEvent: Hashable, Sendable {
  /// Who did it.
  enum Actor: Hashable, Sendable {
    case admin
    case system
  }

  var type: String
  var message: String
  var published: Int
  var result = "SUCCESS"
  var reason: String?
  var actor = Actor.system
  /// The app that it is about.
  var app: Int?
  /// The person that it is about.
  var person: Int?
  /// The group that it is about.
  var group: Int?

  var severity: String { result == "FAILURE" ? "ERROR" : "INFO" }
}

extension LogEvent {
  /// What an admin did to an app.
  static func byAdmin(_ type: String, _ message: String, app: Int, at seconds: Int) -> LogEvent {
    LogEvent(type: type, message: message, published: seconds, actor: .admin, app: app)
  }

  /// A person was made at the other end, or that failed.
  static func push(_ person: Int, app: Int, at seconds: Int, failure: String? = nil) -> LogEvent {
    LogEvent(
      type: "application.provision.user.push", message: "Push new user to external application",
      published: seconds, result: failure == nil ? "SUCCESS" : "FAILURE", reason: failure,
      app: app, person: person)
  }

  /// Something between Okta and the endpoint went wrong.
  static func integration(_ what: String, _ reason: String, app: Int, at seconds: Int) -> LogEvent {
    LogEvent(
      type: "application.integration.\(what)", message: "Error in app integration",
      published: seconds, result: "FAILURE", reason: reason, app: app)
  }
}
