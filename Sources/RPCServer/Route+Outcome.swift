import Logging
import RPCCore

extension Route {
  /// Runs the handler, and turns whatever it throws into what its caller may see.
  func outcome(
    _ exchange: CallExchange, _ context: CallContext, logger: Logger
  ) async -> Result<[UInt8]?, RPCError> {
    do {
      return try await CallDeadline.$current.withValue(context.deadline) {
        .success(try await run(exchange, context))
      }
    } catch {
      if let error = RPCError(mapping: error) { return .failure(error) }
      logger.error(
        "handler failed",
        metadata: [
          "call_id": "\(context.callID)", "method": "\(context.method.fullName)",
          "error": "\(loggable(error))",
        ])
      return .failure(.handlerFailed(context.callID))
    }
  }
}

/// The type of an error, and its description where its author wrote one: the description that the
/// compiler derives prints every stored value, and with them what a customer said.
private func loggable(_ error: any Error) -> String {
  let type = String(reflecting: type(of: error))
  guard let described = error as? any CustomStringConvertible else { return type }
  return "\(type): \(described.description)"
}
