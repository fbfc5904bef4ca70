import Logging
import RPCServer
import ServiceLifecycle
import UnixSignals

/// Reads the TLS files again at every SIGHUP. What cannot be used changes nothing; a server without TLS has nothing
/// to read, and lives on.
struct TLSReload: Service {
  let credentials: TLSServerCredentials?
  /// Trapped before the program says that it is ready: from then on a signal may come.
  let signals: UnixSignalsSequence
  let logger: Logger

  init(of credentials: TLSServerCredentials?, logger: Logger) async {
    self.credentials = credentials
    self.logger = logger
    signals = await UnixSignalsSequence(trapping: .sighup)
  }

  func run() async throws {
    for await _ in signals.cancelOnGracefulShutdown() { reload() }
  }

  private func reload() {
    guard let credentials else {
      logger.notice("SIGHUP: there is nothing to reload without TLS")
      return
    }
    do {
      try credentials.reload()
      logger.notice("TLS files reloaded: new connections use them")
    } catch {
      logger.error(
        "TLS files not reloaded, the old ones stay in use", metadata: ["error": "\(error)"])
    }
  }
}
