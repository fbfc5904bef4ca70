import Foundation

/// Google's own compiler as the judge of what a descriptor is.
enum Protoc {
  struct Failed: Error {}

  /// The serialized FileDescriptorSet of files below `proto/` and of all that they import.
  static func descriptorSet(of paths: [String]) throws -> [UInt8] {
    let output = NSTemporaryDirectory() + "descriptors-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: output) }  // a leftover harms nobody
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["protoc", "--proto_path=\(folder)", "--proto_path=/usr/include", "--include_imports"]
      + ["--descriptor_set_out=\(output)"] + paths
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failed() }
    return Array(try Data(contentsOf: URL(fileURLWithPath: output)))
  }

  /// Paths of all `.proto` files below a folder of `proto/`.
  static func paths(below subfolder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: "\(folder)/\(subfolder)")
      .filter { $0.hasSuffix(".proto") }.map { "\(subfolder)/\($0)" }.sorted()
  }

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appendingPathComponent("../../../proto").standardized.path
}
