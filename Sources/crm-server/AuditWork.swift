import CRM
import Logging
import ServiceLifecycle

/// Seals the audit trail, and records whom the gate has refused, beside the calls and once behind the last.
struct AuditWork: Service {
  let sealer: AuditSealer
  let deniedCalls: DeniedCalls
  let logger: Logger

  func run() async throws {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await cancelWhenGracefulShutdown { await deniedCalls.run(logger: logger) } }
      group.addTask { await cancelWhenGracefulShutdown { await sealer.run(logger: logger) } }
    }
    do {
      try await sealer.sealAll()
    } catch {
      logger.warning(
        "the last audit entries are left to the next start", metadata: ["error": "\(error)"])
    }
  }
}
