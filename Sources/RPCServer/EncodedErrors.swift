import RPCCore
import Synchronization

/// The wire form of errors. Those that always say the same are encoded once: under overload most answers
/// are refusals, and they have to cost less than what they refuse.
final class EncodedErrors: Sendable {
  private static let countMax = 64

  private let domain: String
  private let known = Mutex<[RPCError: [UInt8]]>([:])

  init(domain: String) {
    self.domain = domain
  }

  /// The data of the response frame, or nil when the error has no wire form.
  func data(of error: RPCError) -> [UInt8]? {
    guard error.metadata.isEmpty, error.violations.isEmpty else { return encoded(error) }
    if let data = known.withLock({ $0[error] }) { return data }
    guard let data = encoded(error) else { return nil }
    known.withLock { if $0.count < Self.countMax { $0[error] = data } }
    return data
  }

  private func encoded(_ error: RPCError) -> [UInt8]? {
    ResponseEnvelope.data(of: error, domain: domain)
  }
}
