import Foundation

/// A program that is run to its end for what it says.
package enum Tool {
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// - Returns: its standard output.
  /// - Throws: `Failure` with its last words.
  package static func run(
    _ program: String, _ arguments: [String], input: String = ""
  ) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      // The thread that starts it has to outlive it, for the sake of `setpriv --pdeathsig`.
      Thread.detachNewThread {
        continuation.resume(with: Result { try runToTheEnd(program, arguments, input) })
      }
    }
  }

  private static func runToTheEnd(
    _ program: String, _ arguments: [String], _ input: String
  ) throws -> String {
    let process = Process()
    let (given, output, errors) = (Pipe(), Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    process.standardInput = given
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try given.fileHandleForWriting.close()
    // None of ours says more on one than a pipe holds before it is done with the other.
    let said = output.fileHandleForReading.readDataToEndOfFile()
    let complaints = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      let words = String(decoding: complaints, as: UTF8.self)
      throw Failure(description: "\(arguments.joined(separator: " ")): \(words)")
    }
    return String(decoding: said, as: UTF8.self)
  }
}
