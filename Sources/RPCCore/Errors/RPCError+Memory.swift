// Refusals for want of memory. The same request may pass a moment later: each says when to try again.

extension RPCError {
  /// For a frame, or a message in it, that a budget of all connections has no room for now.
  package static func memoryExhausted(retryDelay: Duration) -> RPCError {
    RPCError(
      .resourceExhausted, "The server has no memory for a request of this size now.",
      reason: "MEMORY_EXHAUSTED", retryDelay: retryDelay)
  }
}
