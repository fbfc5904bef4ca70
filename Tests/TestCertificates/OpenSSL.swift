import Foundation

/// The `openssl` command: an implementation of TLS and X.509 that is not ours.
public enum OpenSSL {
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  public struct Outcome: Sendable {
    public let status: Int32
    /// Standard output and standard error.
    public let output: String
  }

  /// Runs it to its end, with nothing on its standard input.
  public static func run(_ arguments: [String]) async throws -> Outcome {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try runToTheEnd(arguments) })
      }
    }
  }

  /// - Throws: `Failure` with what it said when it ends with another status than 0.
  @discardableResult
  static func succeed(_ arguments: [String]) async throws -> String {
    let outcome = try await run(arguments)
    guard outcome.status == 0 else { throw Failure(description: outcome.output) }
    return outcome.output
  }

  private static func runToTheEnd(_ arguments: [String]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    // It ends by itself when a server never answers.
    process.arguments = ["timeout", "20", "openssl"] + arguments
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self))
  }
}
