import Foundation
import FoundationNetworking
import HTTPTransport

extension TransportFailure {
  /// URLSession's error as the failure that the program knows.
  static func of(_ error: any Error, for request: Request) -> TransportFailure {
    let code = (error as? URLError)?.errorCode ?? 0
    return FailureWords.failure(
      code: code, words: error.localizedDescription, request: request)
  }
}
