import DXAPI
import HTTPTransport
import OktaAPI
import SetupCore
import Synchronization

/// The reads of Okta and DX: who is signed in, what is being read, and the calls made.
///
/// Every read runs in a task of its own and answers through the mailbox, so that a key is answered
/// while requests hang. Tokens are here and in memory only.
public final class Live: Sendable {
  /// What the outside gives: a way to send, and what environment and `okta.yaml` hold.
  public struct Outside: Sendable {
    /// Sends requests: the helper, or the demo tenant.
    public var transport: Transport
    /// What `OKTA_CLIENT_…` and `~/.okta/okta.yaml` say; throws a sentence for a file that is wrong.
    public var settings: @Sendable () -> Result<OktaSettings, Storage.Refusal>
    /// The DX token of the environment.
    public var dxToken: Secret?
    /// Where the DX Web API is.
    public var dxURL: String
    /// Whether requests stay in the program, as those to the demo tenant do: tokens go nowhere then.
    public var isInMemory: Bool
    /// Takes the people who may be named; nil where nobody may.
    public var names: NamedPeople?

    /// The outside by its parts.
    public init(
      transport: Transport,
      settings: @escaping @Sendable () -> Result<OktaSettings, Storage.Refusal>, dxToken: Secret?,
      dxURL: String, isInMemory: Bool = false
    ) {
      (self.transport, self.settings, self.isInMemory) = (transport, settings, isInMemory)
      (self.dxToken, self.dxURL) = (dxToken, dxURL)
    }
  }

  struct State {
    var okta: OktaClient?
    var dx: DXClient?
    var running: [Int: Task<Void, Never>] = [:]
    var last = 0
    /// The rows of everyone, while they are read or reading is interrupted.
    var scratch: BackupScratch?
    /// How far reading everyone came before it was interrupted.
    var paused: BackupReading?
    /// How far reading for a preview came before it was interrupted.
    var pausedPreview: PreviewProgress?
    /// How everybody's record stood before *Force Sync*.
    var notedRecords: NotedRecords?
  }

  let outside: Outside
  let transport: Transport
  let log: CallLog
  let limiter: RateLimiter
  let time: Timekeeper
  let state = Mutex(State())

  /// Reads through an outside, politely: logged, paced by the rate budget, retried.
  public init(_ outside: Outside, time: Timekeeper = .system) {
    (self.outside, self.time) = (outside, time)
    log = CallLog(time: time)
    limiter = RateLimiter(time: time)
    transport = outside.transport.polite(limiter: limiter, log: log, time: time)
  }

  /// The signed-in client, if there is one.
  public var okta: OktaClient? { state.withLock { $0.okta } }

  /// Runs something beside the loop; `cancelAll` ends it.
  func start(_ work: @escaping @Sendable () async -> Void) {
    let number = state.withLock { state in
      state.last += 1
      return state.last
    }
    let task = Task { [self] in
      await work()
      state.withLock { $0.running[number] = nil }
    }
    state.withLock { state in
      if !task.isCancelled { state.running[number] = task }
    }
  }

  /// Gives up everything that is running, at once.
  public func cancelAll() {
    let tasks = state.withLock { state in
      defer { state.running = [:] }
      return state.running.values
    }
    for task in tasks { task.cancel() }
  }
}
