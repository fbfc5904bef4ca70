import CRMProto
import Foundation
import RPCClient
import Synchronization

/// `crm-server` as a process of its own, ended with the test at the latest.
final class Program: Sendable {
  struct Ending: Sendable, Equatable {
    let status: Int32
    let isBySignal: Bool

    static let orderly = Ending(status: 0, isBySignal: false)
  }

  let processID: Int32
  private let logPath: String
  private let ending: Task<Ending, Never>
  private let isEnded = Atomic(false)

  /// - Parameters:
  ///   - arguments: as on the command line.
  ///   - environment: beside PATH, which is the only variable that the program inherits.
  static func launch(
    _ arguments: [String], environment: [String: String] = [:], workingDirectory: String,
    logPath: String
  ) async throws -> Program {
    FileManager.default.createFile(atPath: logPath, contents: nil)
    let process = Process()
    // If the tests are killed, the kernel ends the program too.
    process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
    process.arguments = ["--pdeathsig", "TERM", "--", executablePath] + arguments
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    process.environment = environment.merging(["PATH": path]) { given, _ in given }
    process.currentDirectoryURL = URL(fileURLWithPath: workingDirectory)
    process.standardInput = FileHandle.nullDevice
    let log = FileHandle(forWritingAtPath: logPath)
    process.standardOutput = log
    process.standardError = log
    let running = Running(process: process)
    let ending = AsyncStream.makeStream(of: Ending.self)
    let processID: Int32 = try await withCheckedThrowingContinuation { started in
      // The thread that starts it has to outlive it: its end is what the program would die of.
      Thread.detachNewThread {
        running.run(started: started) { ending.continuation.yield($0) }
      }
    }
    return Program(
      processID: processID, logPath: logPath,
      ending: Task { await ending.stream.first { _ in true } ?? .orderly })
  }

  private init(processID: Int32, logPath: String, ending: Task<Ending, Never>) {
    self.processID = processID
    self.logPath = logPath
    self.ending = ending
    Task {
      _ = await ending.value
      isEnded.store(true, ordering: .releasing)
    }
  }

  var hasEnded: Bool { isEnded.load(ordering: .acquiring) }

  /// Beside the test bundle, in the same build.
  private static let executablePath = URL(fileURLWithPath: "/proc/self/exe")
    .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("crm-server").path

  /// Everything that it has said so far.
  var output: String { (try? String(contentsOfFile: logPath, encoding: .utf8)) ?? "" }

  func signal(_ number: Int32) { kill(processID, number) }

  /// Waits for the end; kills after a while that only a failure reaches.
  func end() async -> Ending {
    let watchdog = Task { [processID] in
      try await Task.sleep(for: .seconds(60))
      kill(processID, SIGKILL)
    }
    let ending = await ending.value
    watchdog.cancel()
    return ending
  }

  /// The port out of the `ready on` line.
  /// - Throws: `NotReady` with what it said instead.
  func port(lookingEvery pause: Duration = .milliseconds(10)) async throws -> Int {
    var port: Int?
    let isReady = try await eventually(within: .seconds(60), every: pause) {
      let line = output.split(separator: "\n").first { $0.hasPrefix("ready on ") }
      port = line?.split(separator: ":").last.flatMap { Int($0) }
      return port != nil || hasEnded
    }
    guard isReady, let port else { throw NotReady(output: output) }
    return port
  }

  struct NotReady: Error { let output: String }
}

/// Runs the process on the thread that started it.
private final class Running: @unchecked Sendable {
  // Touched by that one thread alone.
  private let process: Process

  init(process: Process) { self.process = process }

  func run(
    started: CheckedContinuation<Int32, any Error>, ended: (Program.Ending) -> Void
  ) {
    do {
      try process.run()
    } catch {
      return started.resume(throwing: error)
    }
    started.resume(returning: process.processIdentifier)
    process.waitUntilExit()
    ended(
      Program.Ending(
        status: process.terminationStatus, isBySignal: process.terminationReason == .uncaughtSignal)
    )
  }
}
