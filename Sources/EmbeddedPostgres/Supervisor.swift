import Foundation
import Logging
import Synchronization

/// Runs the postmaster as a child, and again when it ends uninvited.
///
/// One thread starts it and stays until it has ended, since the kernel ties the child's life to the
/// thread that started it.
final class Supervisor: Sendable {
  private enum Phase {
    case starting, running, stopping, ended
  }

  private struct State {
    var phase = Phase.starting
    var processID: Int32?
    var stopping: [CheckedContinuation<Void, Never>] = []
  }

  private let directory: StateDirectory
  private let binaries: Binaries
  private let settings: Settings
  private let logger: Logger
  private let state = Mutex(State())
  /// Signalled when the child has ended and when it should.
  private let change = DispatchSemaphore(value: 0)

  init(directory: StateDirectory, binaries: Binaries, settings: Settings, logger: Logger) {
    self.directory = directory
    self.binaries = binaries
    self.settings = settings
    self.logger = logger
  }

  var processID: Int32? { state.withLock { $0.processID } }

  private var isStopping: Bool { state.withLock { $0.phase == .stopping } }

  /// Returns when the server accepts connections.
  func start() async throws {
    Thread.detachNewThread { self.run() }
    // A crash may have left much to recover, which is progress and not a failure.
    let deadline = ContinuousClock.now + .seconds(300)
    while .now < deadline {
      if isReady {
        // Unless it is to stop already.
        return state.withLock { if $0.phase == .starting { $0.phase = .running } }
      }
      if state.withLock({ $0.phase == .ended }) { break }
      do {
        try await Task.sleep(for: .milliseconds(5))
      } catch {
        await stop()
        throw error
      }
    }
    await stop()
    throw EmbeddedPostgresError.failed(program: "postgres", log: logPath)
  }

  private var isReady: Bool {
    guard let file = PostmasterFile(dataPath: directory.dataPath), file.isReady else {
      return false
    }
    return file.processID == processID
  }

  func stop() async {
    await withCheckedContinuation { continuation in
      let hasEnded = state.withLock { state in
        guard state.phase != .ended else { return true }
        state.phase = .stopping
        state.stopping.append(continuation)
        return false
      }
      if hasEnded { continuation.resume() } else { change.signal() }
    }
  }

  func abandon() {
    let processID = state.withLock { state in
      state.phase = .stopping
      return state.processID
    }
    if let processID { kill(processID, SIGQUIT) }
  }

  private var logPath: String { directory.logPath + "/postgresql.log" }
}

// On the supervisor's own thread
extension Supervisor {
  private func run() {
    var failures = 0
    while !isStopping {
      let startedAt = ContinuousClock.now
      guard let process = launch() else { break }
      waitForTheEnd(of: process)
      if isStopping { break }
      // A first start may wait for a predecessor's orphans, but not for ever.
      let lasted = ContinuousClock.now - startedAt
      failures = lasted > .seconds(30) ? 0 : failures + 1
      if failures > 20, state.withLock({ $0.phase == .starting }) { break }
      logger.warning("PostgreSQL ended and is started again", metadata: ["failures": "\(failures)"])
      // Its orphans hold the shared memory for a moment, in which a start is refused.
      _ = change.wait(timeout: .now() + .milliseconds(min(50 << min(failures, 6), 2000)))
    }
    let waiting = state.withLock { state in
      state.phase = .ended
      defer { state.stopping = [] }
      return state.stopping
    }
    for continuation in waiting { continuation.resume() }
  }

  private func launch() -> Process? {
    let command = directory.account.command(
      binaries.path(of: "postgres"),
      ["-D", directory.dataPath, "-c", "config_file=\(settings.path)"])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command.program)
    process.arguments = command.arguments
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    process.standardInput = FileHandle.nullDevice
    process.terminationHandler = { [change] _ in change.signal() }
    do {
      let log = try openLog(logPath)
      process.standardOutput = log
      process.standardError = log
      try process.run()
    } catch {
      logger.error("cannot start PostgreSQL", metadata: ["program": "\(command.program)"])
      return nil
    }
    state.withLock { $0.processID = process.processIdentifier }
    return process
  }

  private func waitForTheEnd(of process: Process) {
    var isAsked = false
    var deadline = DispatchTime.distantFuture
    while process.isRunning {
      if isStopping, !isAsked {
        isAsked = true
        kill(process.processIdentifier, SIGINT)
        deadline = .now() + .seconds(20)
      }
      if change.wait(timeout: deadline) == .timedOut {
        kill(process.processIdentifier, SIGQUIT)
        deadline = .distantFuture
      }
    }
    state.withLock { $0.processID = nil }
  }
}
