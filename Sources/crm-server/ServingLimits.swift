import ProcessLimits
import RPCCore

/// The wire's limits on this machine.
enum ServingLimits {
  /// For the database, the log, and what else is no caller's connection.
  private static let filesKept = 256

  static func forThisProcess() -> Limits {
    var limits = Limits.default
    let files = OpenFiles.raiseLimit()
    limits.connectionsMax = min(limits.connectionsMax, max(files - filesKept, files / 2))
    return limits
  }
}
