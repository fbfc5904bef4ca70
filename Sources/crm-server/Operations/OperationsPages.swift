import GRPCProto
import Operations
import RPCServices

/// What the operations port serves.
struct OperationsPages: Sendable {
  let board: HealthBoard
  let metrics: ServerMetrics

  func answer(to path: String) async -> OperationsAnswer? {
    switch path {
    case "/metrics":
      .init(contentType: Exposition.contentType, body: await metrics.text())
    case "/health/live": .json(["status": "alive"])
    case "/health/ready": ready
    default: nil
    }
  }

  private var ready: OperationsAnswer {
    if board.isStopped { return Self.notReady("SERVER_STOPPING") }
    if board.status(of: "") != .serving { return Self.notReady("DATABASE_UNAVAILABLE") }
    return .json(["status": "ready"])
  }

  private static func notReady(_ reason: String) -> OperationsAnswer {
    .json(status: 503, ["status": "not ready", "reason": reason])
  }
}
