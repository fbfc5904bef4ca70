import Logging
import RPCCore

extension Route {
  /// Asks who calls, runs the handler, and turns whatever it throws into what its caller may see.
  /// - Parameter onAdmission: is told who calls, before the handler runs.
  func outcome(
    _ exchange: CallExchange, _ context: CallContext, gate: (any CallGate)?, logger: Logger,
    onAdmission: (Caller) -> Void
  ) async -> Result<[UInt8]?, RPCError> {
    var context = context
    var isAdmitted = false
    do {
      if let gate { context.caller = try await gate.admission(of: context) }
      isAdmitted = true
      onAdmission(context.caller)
      return try await CallDeadline.$current.withValue(context.deadline) {
        .success(try await run(exchange, context))
      }
    } catch {
      if let error = RPCError(mapping: error) {
        if isAdmitted, error.isForWhoCalls { gate?.refused(context, for: error) }
        return .failure(error)
      }
      logger.error(
        "handler failed",
        metadata: [
          "call_id": "\(context.callID)", "trace_id": "\(context.trace?.traceID ?? "")",
          "method": "\(context.method.fullName)", "error": "\(loggable(error))",
        ])
      return .failure(.handlerFailed(context.callID))
    }
  }
}

extension CallGate {
  fileprivate func admission(of call: CallContext) async throws(RPCError) -> Caller {
    let credentials = call.connection.credentials
    if let caller = admitAtOnce(call) {
      if caller != .anonymous { credentials?.hasAdmitted() }
      return caller
    }
    guard let credentials else { return try await admit(call) }
    return try await credentials.admitting { () async throws(RPCError) in try await admit(call) }
  }
}

extension RPCError {
  fileprivate var isForWhoCalls: Bool { code == .unauthenticated || code == .permissionDenied }
}

/// The type of an error, and its description where its author wrote one: the description that the
/// compiler derives prints every stored value, and with them what a customer said.
private func loggable(_ error: any Error) -> String {
  let type = String(reflecting: type(of: error))
  guard let described = error as? any CustomStringConvertible else { return type }
  return "\(type): \(described.description)"
}
