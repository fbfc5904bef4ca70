import RPCCore
import RPCTransport

extension RPCError {
  static let tlsFailedReason = "TLS_FAILED"

  /// No call has begun on the connection, and none would on another one. `failure` in the metadata is the name of a
  /// `TLSFailure`.
  static func tlsFailed(_ failure: TLSFailure) -> RPCError {
    RPCError(
      .unavailable, "No TLS connection to the server: \(failure.rawValue).",
      reason: tlsFailedReason, metadata: ["failure": "\(failure)"])
  }
}
