import Basics
import HTTPTransport
import SetupCore

/// Turns what DX answered into JSON, or into the failure that it means.
///
/// DX goes by `ok` in the body; the status counts where there is no such body.
enum DXAnswer {
  static let limits = JSONReader.Limits(bytes: 16 << 20, depth: 64, values: 1 << 19)

  static func json(_ response: Response) throws(DXFailure.Cause) -> JSONValue {
    let body: Result<JSONValue, JSONError>
    do {
      body = .success(try JSONReader.value(utf8: response.body, limits: limits))
    } catch {
      body = .failure(error)
    }
    if case .success(let value) = body, let isOK = value["ok"]?.bool {
      guard !isOK else { return value }
      throw refusal(value["error"]?.string ?? "no reason given", response)
    }
    throw strange(response, body)
  }

  private static func refusal(_ code: String, _ response: Response) -> DXFailure.Cause {
    let shown = sanitised(code, limit: 100)
    switch code {
    case "not_authed": return .notAuthed
    case "invalid_auth": return .invalidAuth
    case "ratelimited", "rate_limited": return .rateLimited(seconds: wait(response))
    case let code where code.contains("scope") || code.contains("permission"):
      return .forbidden(shown)
    default: return response.status == 403 ? .forbidden(shown) : .refused(shown)
    }
  }

  /// What an answer without `ok` means.
  private static func strange(
    _ response: Response, _ body: Result<JSONValue, JSONError>
  ) -> DXFailure.Cause {
    switch response.status {
    case 401: return .invalidAuth
    case 403: return .forbidden("403")
    case 429: return .rateLimited(seconds: wait(response))
    case 500...: return .serverError(status: response.status)
    case 200..<300: break
    default: return .notDX("status \(response.status)")
    }
    if isWebPage(response) { return .notDX("a web page") }
    guard response.body.contains(where: { $0 > 0x20 }) else { return .notDX("nothing") }
    switch body {
    case .success: return .unexpected("ok is missing")
    case .failure(let error): return .unreadable(error.description)
    }
  }

  private static func wait(_ response: Response) -> Int? {
    response.headers["retry-after"].flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 }
  }

  private static func isWebPage(_ response: Response) -> Bool {
    if response.headers["content-type"]?.lowercased().contains("html") == true { return true }
    return response.body.first { $0 > 0x20 } == UInt8(ascii: "<")
  }
}
