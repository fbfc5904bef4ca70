public import GRPCProto
public import RPCCore

/// Serves `grpc.health.v1.Health` from a board.
///
/// Source: https://github.com/grpc/grpc/blob/master/doc/health-checking.md
public struct HealthService: HealthHandler {
  private let board: HealthBoard

  public init(_ board: HealthBoard) {
    self.board = board
  }

  public func check(
    _ request: HealthCheckRequest, context: CallContext
  ) async throws -> HealthCheckResponse {
    guard let status = board.status(of: request.service) else {
      throw RPCError(
        .notFound, "This server has no service of that name.", reason: "SERVICE_UNKNOWN")
    }
    return HealthCheckResponse(status: status)
  }

  public func list(
    _ request: HealthListRequest, context: CallContext
  ) async throws -> HealthListResponse {
    HealthListResponse(statuses: board.statuses.mapValues { HealthCheckResponse(status: $0) })
  }

  /// Ends as CANCELLED with its call, at the server's limit for streams as DEADLINE_EXCEEDED, and as
  /// UNAVAILABLE when the server stops: a stream that stayed open would only hold up the drain.
  /// RESOURCE_EXHAUSTED when `HealthBoard.watchersMax` watch already.
  public func watch(
    _ request: HealthCheckRequest, responses: ResponseWriter<HealthCheckResponse>,
    context: CallContext
  ) async throws {
    guard let changes = board.watch(request.service) else {
      throw RPCError(
        .resourceExhausted,
        "Too many watch this server's health. Call Check instead, or try again.",
        reason: "TOO_MANY_WATCHERS", retryDelay: .seconds(5))
    }
    var last: HealthBoard.Status?
    for await status in changes where status != last {
      try await responses.send(HealthCheckResponse(status: status))
      last = status
    }
    try Task.checkCancellation()
    throw RPCError(
      .unavailable, "The server is stopping.", reason: "SERVER_STOPPING", retryDelay: .seconds(1))
  }
}
