import HTTPTransport
import OktaAPI
import SetupCore

extension Live {
  /// What sends confirmed writes with the sign-in that there is; nil where nobody is signed in.
  ///
  /// Logged and paced like everything, but nothing is repeated: what is read back decides.
  public func sender(journal: @escaping WriteSender.Journal) -> WriteSender? {
    okta.map { client in
      WriteSender(
        client, over: outside.transport.logged(in: log).paced(by: limiter), time: time,
        journal: journal)
    }
  }
}
