import Foundation

/// A program that is run to its end, its output in a log.
struct Command: Sendable {
  let program: String
  let arguments: [String]
  let logPath: String

  /// - Throws: `EmbeddedPostgresError` when it cannot be started or ends with an error.
  func run(input: String = "") async throws {
    try await withCheckedThrowingContinuation { continuation in
      // The thread that starts it has to outlive it: its end is what the program would die of.
      Thread.detachNewThread {
        continuation.resume(with: Result { try runToTheEnd(input: input) })
      }
    }
  }

  private func runToTheEnd(input: String) throws {
    let process = Process()
    let log = try openLog(logPath)
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    // Ours may be closed to PostgreSQL's user.
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    process.standardInput = pipe
    process.standardOutput = log
    process.standardError = log
    do {
      try process.run()
      try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try pipe.fileHandleForWriting.close()
    } catch {
      throw EmbeddedPostgresError.failed(program: program, log: logPath)
    }
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw EmbeddedPostgresError.failed(program: arguments.joined(separator: " "), log: logPath)
    }
  }
}

/// Opens a log to be continued, after putting one that has grown large aside.
func openLog(_ path: String) throws -> FileHandle {
  let manager = FileManager.default
  let bytesMax = 10 * 1_048_576
  if let size = (try? manager.attributesOfItem(atPath: path))?[.size] as? Int, size > bytesMax {
    // The older one may be missing, and then there is nothing to remove.
    _ = try? manager.removeItem(atPath: path + ".old")
    _ = try? manager.moveItem(atPath: path, toPath: path + ".old")
  }
  if !manager.fileExists(atPath: path) {
    _ = manager.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
  }
  guard let file = FileHandle(forWritingAtPath: path) else {
    throw EmbeddedPostgresError.fileSystem(path: path, action: "open")
  }
  _ = file.seekToEndOfFile()
  return file
}
