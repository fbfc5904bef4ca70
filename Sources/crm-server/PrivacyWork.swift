import CRM
import Logging
import ServiceLifecycle

/// Keeps up with which tags are sensitive, beside the calls.
struct PrivacyWork: Service {
  let sensitiveTags: SensitiveTags
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown { await sensitiveTags.run(logger: logger) }
  }
}
