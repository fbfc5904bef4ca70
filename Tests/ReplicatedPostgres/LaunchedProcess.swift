import Foundation
import Synchronization

/// A process of ours that the kernel ends when we end.
package final class LaunchedProcess: Sendable {
  package let processID: Int32
  private let hasEnded = Atomic(false)
  private let ending: AsyncStream<Int32>

  /// - Parameters:
  ///   - logPath: where its output goes, behind what is there; nil: where ours goes.
  ///   - environment: all of it; nil for ours.
  package static func launch(
    _ program: String, _ arguments: [String], environment: [String: String]? = nil, logPath: String?
  ) async throws -> LaunchedProcess {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
    process.arguments = ["--pdeathsig", "KILL", "--", program] + arguments
    process.environment = environment ?? ProcessInfo.processInfo.environment
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    process.standardInput = FileHandle.nullDevice
    if let logPath {
      if !FileManager.default.fileExists(atPath: logPath) {
        _ = FileManager.default.createFile(atPath: logPath, contents: nil)
      }
      let log = FileHandle(forWritingAtPath: logPath)
      log?.seekToEndOfFile()
      process.standardOutput = log
      process.standardError = log
    }
    let (ending, continuation) = AsyncStream<Int32>.makeStream()
    let running = Running(process)
    let processID: Int32 = try await withCheckedThrowingContinuation { started in
      // The thread that starts it has to outlive it: its end is what the process would die of.
      Thread.detachNewThread {
        continuation.yield(running.run(started))
        continuation.finish()
      }
    }
    return LaunchedProcess(processID, ending)
  }

  private init(_ processID: Int32, _ ending: AsyncStream<Int32>) {
    self.processID = processID
    self.ending = ending
  }

  /// Nothing once its end was waited for: the number may be another's by then.
  package func signal(_ number: Int32) {
    if !hasEnded.load(ordering: .acquiring) { kill(processID, number) }
  }

  /// Waits for its end. Once.
  /// - Returns: its status.
  @discardableResult package func end() async -> Int32 {
    // Of a wait that is given up nothing is known.
    let status = await ending.reduce(-1) { $1 }
    hasEnded.store(true, ordering: .releasing)
    return status
  }
}

/// Runs the process on the thread that started it.
private final class Running: @unchecked Sendable {
  // Touched by that one thread alone.
  private let process: Process

  init(_ process: Process) { self.process = process }

  func run(_ started: CheckedContinuation<Int32, any Error>) -> Int32 {
    do {
      try process.run()
    } catch {
      started.resume(throwing: error)
      return -1
    }
    started.resume(returning: process.processIdentifier)
    process.waitUntilExit()
    return process.terminationStatus
  }
}
