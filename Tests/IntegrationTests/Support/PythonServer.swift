import Foundation

/// A server that nobody here wrote, or one that does to a connection what no server of ours would: a Python script that
/// prints its port and then serves until its input ends, which is the end of the tests.
final class PythonServer: Sendable {
  let port: Int
  private let processID: Int32
  private let input = Pipe()

  /// What a script needs beside its own lines.
  private static let prologue = """
    import os, sys, threading
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()

    """

  init(_ script: String, _ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.prologue + script] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = input
    process.standardError = FileHandle.nullDevice
    try process.run()
    processID = process.processIdentifier
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw NotReady(output: line)
    }
    self.port = port
  }

  struct NotReady: Error { let output: String }

  deinit { stop() }

  func stop() { kill(processID, SIGKILL) }
}
