import HTTPTransport
import OktaAPI
import SetupCore
import SetupStore
import Support
import Synchronization

@testable import Wizard

/// DX's list of users in pages of one hundred, which can be made to fail; and what was done in
/// which order: pages asked for, rows written.
final class UsersListServer: Sendable {
  enum Fault: Sendable {
    case timeOut, grown, cancels
  }

  struct State {
    var faults: [Int: Fault] = [:]
    var done: [String] = []
    var cancel: (@Sendable () -> Void)?
  }

  let people: Int
  let state = Mutex(State())

  init(people: Int) { self.people = people }

  /// The next time the page is asked for, it goes wrong.
  func fail(_ page: Int, _ fault: Fault) { state.withLock { $0.faults[page] = fault } }

  func note(_ what: String) { state.withLock { $0.done.append(what) } }

  /// What was done since the last time.
  func takeDone() -> [String] {
    state.withLock { state in
      defer { state.done = [] }
      return state.done
    }
  }

  var transport: Transport {
    Transport { [self] request in
      let query = request.url.split(separator: "page=").dropFirst().first ?? ""
      let page = Int(query.prefix { $0 != "&" }) ?? 0
      note("page \(page)")
      switch state.withLock({ $0.faults.removeValue(forKey: page) }) {
      case .timeOut: throw TransportFailure.timedOut(seconds: 30)
      case .grown: return .json(body(page, total: people + 1))
      case .cancels:
        state.withLock { $0.cancel }?()
        throw TransportFailure.cancelled
      case nil: return .json(body(page, total: people))
      }
    }
  }

  private func body(_ page: Int, total: Int) -> String {
    let last = min(page * 100, people)
    let users = ((page - 1) * 100..<last).map { number in
      let team = number == people - 1 ? #"[{"name":"team","value":"Blue"}]"# : "[]"
      return #"{"id":"\#(number)","email":"p\#(number)@example.com","attributes":\#(team)}"#
    }
    let next = last < people ? "\(page + 1)" : "null"
    return #"{"ok":true,"users":[\#(users.joined(separator: ","))],"next_page":\#(next),"total":"#
      + "\(total)}"
  }
}

extension Storage {
  /// The same, telling a server of each page's rows as they are written.
  func telling(_ server: UsersListServer) -> Storage {
    var storage = self
    let begin = scratch
    storage.scratch = {
      begin().map { scratch in
        server.note("scratch")
        var named = scratch
        named.append = { rows in
          server.note("\(rows.count { $0 == UInt8(ascii: "\n") }) rows")
          return scratch.append(rows)
        }
        return named
      }
    }
    return storage
  }
}
