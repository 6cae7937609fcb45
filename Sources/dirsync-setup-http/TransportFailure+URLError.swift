import Foundation
import FoundationNetworking
import HTTPTransport

extension TransportFailure {
  /// URLSession's error as the failure that the program knows.
  ///
  /// Libcurl's own words are kept for certificates alone, where they say what is wrong with it.
  static func of(_ error: any Error, for request: Request) -> TransportFailure {
    let server = Origin(of: request.url)
    let name = server?.text ?? "The server"
    let words = Printable.clipped(error.localizedDescription, to: 200)
    guard let code = (error as? URLError)?.code else { return .other("\(name): \(words)") }
    switch code {
    case .cannotFindHost, .dnsLookupFailed:
      return .hostNotFound(server?.host ?? "")
    default:
      return .other("\(name): \(code.rawValue) \(words)")
    }
  }
}
