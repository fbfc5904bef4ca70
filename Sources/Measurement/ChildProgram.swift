import Foundation
package import RPCClient

/// A program that we started, that says `ready on HOST:PORT`, and that SIGTERM ends.
package final class ChildProgram: Sendable {
  package let processID: Int32
  package let address: ServerAddress
  private let ended: AsyncStream<Void>

  /// Waits until the program is ready.
  /// - Throws: `BenchError` with its last words when it ends before.
  package init(_ program: String, _ arguments: [String], environment: [String: String]? = nil)
    throws
  {
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw BenchError("there is no program \(program): build it first")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = environment ?? ProcessInfo.processInfo.environment
    // Not ours, which may have a `.env`.
    process.currentDirectoryURL = URL(fileURLWithPath: "/")
    let output = Pipe()
    process.standardError = output
    process.standardOutput = FileHandle.nullDevice
    let (ended, continuation) = AsyncStream<Void>.makeStream()
    process.terminationHandler = { _ in continuation.finish() }
    try process.run()
    processID = process.processIdentifier
    self.ended = ended
    address = try Self.readyAddress(output.fileHandleForReading, of: program)
    // Whatever it says later is read too: a full pipe would stop it.
    output.fileHandleForReading.readabilityHandler = { handle in
      if handle.availableData.isEmpty { handle.readabilityHandler = nil }
    }
  }

  /// Of a server that is to have no setting of ours.
  package static var environment: [String: String] {
    ProcessInfo.processInfo.environment.filter { $0.key == "PATH" || $0.key == "HOME" }
  }

  /// Another copy of this program.
  package static func ourselves(_ arguments: [String]) throws -> ChildProgram {
    try ChildProgram(path(of: "crm-bench"), arguments)
  }

  /// The program of that name that was built with this one.
  package static func path(of name: String) -> String {
    URL(fileURLWithPath: CommandLine.arguments[0]).absoluteURL.deletingLastPathComponent()
      .appendingPathComponent(name).path
  }

  /// Ends the program by SIGTERM.
  package func stop() async {
    kill(processID, SIGTERM)
    for await _ in ended {}
  }

  /// Reads the log up to `ready on HOST:PORT`.
  private static func readyAddress(_ log: FileHandle, of program: String) throws -> ServerAddress {
    var text = ""
    while true {
      let data = log.availableData
      if data.isEmpty { throw BenchError("\(program) did not start:\n\(text)") }
      text += String(decoding: data, as: UTF8.self)
      // A line counts when its end is there.
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      let ready = lines.lazy.compactMap { line in
        line.hasPrefix("ready on ") ? ServerAddress(line.dropFirst(9)) : nil
      }
      if let address = ready.first { return address }
    }
  }
}
