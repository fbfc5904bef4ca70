import Foundation
import PluginProto
import Protobuf

/// Reads a CodeGeneratorRequest on standard input and writes a CodeGeneratorResponse to standard output.
///
/// Source: google/protobuf/compiler/plugin.proto
@main
enum ProtocGenRPCSwift {
  static func main() throws {
    let input = try FileHandle.standardInput.readToEnd() ?? Data()
    let limits = DecodeLimits(
      budgetBytesMax: 256 << 20, budgetInAll: nil, unknownEnumNumbers: .accept)
    let request = try GoogleProtobufCompiler.CodeGeneratorRequest(
      serialized: Array(input), limits: limits)
    let response = try Plugin(parameter: request.parameter ?? "").respond(to: request)
    try FileHandle.standardOutput.write(contentsOf: Data(response.serialized()))
  }
}
