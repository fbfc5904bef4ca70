import Foundation

/// `crmctl` as a process of its own, which knows nothing of who runs the tests.
struct Crmctl {
  /// `HOST:PORT`.
  let server: String
  /// nil: it is left to what it finds.
  var token: String? = TestTokens.everything
  var environment: [String: String] = [:]
  /// What it reads on standard input; far less than a pipe holds.
  var input = ""
  /// A file to which its output goes instead of into `Outcome`.
  var outputPath: String?

  struct Outcome: Sendable {
    let status: Int32
    let output: String
    let errors: String

    /// The output as JSON.
    var json: [String: Any] {
      get throws {
        let object = try JSONSerialization.jsonObject(with: Data(output.utf8))
        return object as? [String: Any] ?? [:]
      }
    }
  }

  struct NoSuchFile: Error {}

  /// Runs it to its end.
  func run(_ arguments: String...) async throws -> Outcome { try await run(arguments) }

  func run(_ arguments: [String]) async throws -> Outcome {
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try runToTheEnd(arguments) })
      }
    }
  }

  private static let executable = URL(fileURLWithPath: "/proc/self/exe")
    .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("crmctl")

  /// Runs a line of a shell, to which it is `$CRMCTL`.
  func shell(_ line: String) async throws -> Outcome {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          with: Result { try runToTheEnd(["-c", line], by: URL(filePath: "/bin/sh")) })
      }
    }
  }

  private func runToTheEnd(
    _ arguments: [String], by executable: URL = Self.executable
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    var variables = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "XDG_CONFIG_HOME": "/nonexistent", "CRM_SERVER": server,
    ]
    variables["CRM_TOKEN"] = token
    variables["CRMCTL"] = Self.executable.path
    process.environment = variables.merging(environment) { _, given in given }
    let output = Pipe()
    let errors = Pipe()
    let given = Pipe()
    try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try given.fileHandleForWriting.close()
    process.standardInput = given
    process.standardOutput = output
    if let outputPath {
      guard let file = FileHandle(forWritingAtPath: outputPath) else { throw NoSuchFile() }
      process.standardOutput = file
    }
    process.standardError = errors
    try process.run()
    if outputPath != nil { try output.fileHandleForWriting.close() }
    // What is printed here is far less than a pipe holds: the one cannot block behind the other.
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    let complaints = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: complaints, as: UTF8.self))
  }
}
