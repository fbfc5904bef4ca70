import Foundation

/// Google's own compiler as the judge of what goes over the wire.
enum Protoc {
  struct Failed: Error { let message: String }

  /// The wire form of a message in text format.
  static func encode(_ type: String, _ text: String, in file: String) throws -> [UInt8] {
    try run(["--encode=\(type)", file], Array(text.utf8))
  }

  /// A message of the wire in text format.
  static func decode(_ type: String, _ bytes: [UInt8], in file: String) throws -> String {
    String(decoding: try run(["--decode=\(type)", file], bytes), as: UTF8.self)
  }

  /// The same by a serialized FileDescriptorSet instead of the `.proto` files.
  static func decode(
    _ type: String, _ bytes: [UInt8], definitions: [UInt8]
  ) throws -> String {
    let path = NSTemporaryDirectory() + "definitions-\(UUID().uuidString)"
    try Data(definitions).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }  // a leftover harms nobody
    return String(
      decoding: try run(
        ["--decode=\(type)", "--descriptor_set_in=\(path)"], bytes, sources: false),
      as: UTF8.self)
  }

  /// Bytes as a literal of the text format.
  static func literal(_ bytes: [UInt8]) -> String {
    "\""
      + bytes.map { byte in
        let octal = String(byte, radix: 8)
        return "\\" + String(repeating: "0", count: 3 - octal.count) + octal
      }.joined() + "\""
  }

  /// - Parameter sources: whether protoc looks into `proto/`.
  private static func run(
    _ arguments: [String], _ input: [UInt8], sources: Bool = true
  ) throws -> [UInt8] {
    let process = Process()
    let (standardInput, standardOutput, standardError) = (Pipe(), Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["protoc"] + (sources ? ["--proto_path=\(folder)"] : []) + arguments
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    process.standardError = standardError
    try process.run()
    // Small enough for a pipe: nobody waits for anybody.
    try standardInput.fileHandleForWriting.write(contentsOf: Data(input))
    try standardInput.fileHandleForWriting.close()
    let output = standardOutput.fileHandleForReading.readDataToEndOfFile()
    let message = standardError.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failed(message: String(decoding: message, as: UTF8.self))
    }
    return Array(output)
  }

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../../../proto").standardized.path
}
