extension Transport {
  /// This way to send for one who only reads: anything but a GET fails here and goes nowhere.
  public var readingOnly: Transport {
    Transport { request in
      guard request.method == .get, request.body.isEmpty else {
        throw TransportFailure.other("Only reading is allowed here; nothing was sent.")
      }
      return try await send(request)
    }
  }
}
