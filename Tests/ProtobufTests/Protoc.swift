import Foundation

/// protoc as the oracle: it writes and reads the wire form by itself, from the `.proto` files.
enum Protoc {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The wire form of a message in text format.
  static func encode(_ text: String, as type: String) throws -> [UInt8] {
    try [UInt8](run("--encode=\(type)", input: Data(text.utf8)))
  }

  /// The text format of a message in its wire form.
  static func decode(_ bytes: [UInt8], as type: String) throws -> String {
    try String(decoding: run("--decode=\(type)", input: Data(bytes)), as: UTF8.self)
  }

  private static func run(_ mode: String, input: Data) throws -> Data {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = FileManager.default.temporaryDirectory.appending(path: "protoc-\(UUID().uuidString)")
    try input.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }  // nothing depends on it
    let output = Pipe()
    let errors = Pipe()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "protoc", "-I", "proto", "-I", "/usr/include", mode,
      "probe/v1/shapes.proto", "crm/v1/customer_service.proto",
    ]
    process.currentDirectoryURL = package
    process.standardInput = try FileHandle(forReadingFrom: file)
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let result = try output.fileHandleForReading.readToEnd() ?? Data()
    let message = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: String(decoding: message, as: UTF8.self))
    }
    return result
  }
}
