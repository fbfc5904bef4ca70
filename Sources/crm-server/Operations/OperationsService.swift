import CRM
import CRMProto
import FoundationEssentials
import GRPCProto
import Logging
import Postgres
import RPCCore
import RPCServer
import RPCServices
import Synchronization
import WireProto

/// Serves `crm.v1.OperationsService`: what the server does now, and the end of a call.
final class OperationsService: OperationsServiceHandler {
  private static let callsStandard = 20
  private static let callsMax = 1_000
  /// For the one question that PostgreSQL is asked; without an answer the rest is told.
  private static let patience = Duration.milliseconds(500)

  private let logger: Logger
  /// A server is made of its methods, of which these are some: so it is set behind that, once.
  private let program = AtomicLazyReference<ServedProgram>()

  init(logger: Logger) {
    self.logger = logger
  }

  /// Before the first call can come.
  func watch(_ program: ServedProgram) { _ = self.program.storeIfNil(program) }

  func getServerStatus(
    _ request: GetServerStatusRequest, context: CallContext
  ) async throws -> ServerStatus {
    let countMax = try Self.countMax(request.liveCallsMax)
    guard let program = program.load() else { throw Self.notWatched }
    var status = ServerStatus(
      program, at: Date().timeIntervalSince1970, pools: await program.database.statistics)
    let calls = await program.server.runningCalls().filter { $0.callID != context.callID }
    let now = ContinuousClock.now
    status.liveCallCount = Int32(clamping: calls.count)
    status.liveCalls = calls.prefix(countMax).map { LiveCall($0, at: now) }
    if let statements = await slowStatements(
      program, until: min(context.deadline, now + Self.patience))
    {
      status.slowStatements = statements
      status.slowStatementsKnown = true
    }
    return status
  }

  func cancelLiveCall(
    _ request: CancelLiveCallRequest, context: CallContext
  ) async throws -> CancelLiveCallResponse {
    guard let call = CallID(request.callID) else {
      throw Self.invalid("call_id", "must be sixteen hexadecimal digits")
    }
    guard let program = program.load() else { throw Self.notWatched }
    let isCancelled = await program.server.cancelCall(call)
    if isCancelled {
      logger.notice(
        "an operator ended a call",
        metadata: ["call_id": "\(call)", "operator": "\(context.caller.name)"])
    }
    return CancelLiveCallResponse(cancelled: isCancelled)
  }

  /// Nil when PostgreSQL does not answer in time.
  private func slowStatements(
    _ program: ServedProgram, until deadline: ContinuousClock.Instant
  ) async -> [CRMProto.SlowStatement]? {
    // Nobody waits for a database that is known to be away.
    guard program.board.status(of: "") == .serving else { return nil }
    do {
      return try await CRM.SlowStatement.all(in: program.database, deadline: deadline).map {
        CRMProto.SlowStatement($0)
      }
    } catch {
      logger.debug("slow statements were not read", metadata: ["error": "\(error)"])
      return nil
    }
  }

  private static func countMax(_ given: Int32) throws(RPCError) -> Int {
    guard given >= 0 else { throw invalid("live_calls_max", "must not be negative") }
    return given == 0 ? callsStandard : min(Int(given), callsMax)
  }

  private static func invalid(_ field: String, _ description: String) -> RPCError {
    RPCError(
      .invalidArgument, "The request has invalid fields.", reason: "INVALID_FIELDS",
      violations: [FieldViolation(field: field, description: description)])
  }

  private static let notWatched = RPCError(
    .unavailable, "The server is starting.", reason: "SERVER_STARTING")
}
