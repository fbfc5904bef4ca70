import CRMProto
import GRPCProto
import PluginProto
import ProbeProto
import Protobuf
import Testing
import WireProto

/// What the generated modules carry, held against protoc's own output.
struct DescriptorTests {
  @Test func everyModuleCarriesTheBytesThatProtocWrites() throws {
    let wellKnown = ["any", "duration", "empty", "field_mask", "timestamp"]
    let compiler = ["google/protobuf/descriptor.proto", "google/protobuf/compiler/plugin.proto"]
    let wire = ["ttrpc/request.proto", "google/rpc/status.proto", "google/rpc/error_details.proto"]
    let modules: [([FileDescriptor], [String])] = [
      (CRMProtoFiles.all, try Protoc.paths(below: "crm")),
      (GRPCProtoFiles.all, try Protoc.paths(below: "grpc")),
      (ProbeProtoFiles.all, try Protoc.paths(below: "probe")),
      (PluginProtoFiles.all, compiler),
      (WireProtoFiles.all, wire + wellKnown.map { "google/protobuf/\($0).proto" }),
    ]
    for (files, paths) in modules {
      let judged = try Protoc.descriptorSet(of: paths)
      #expect(FileDescriptorSet(files).serialized == judged, "\(paths)")
    }
  }

  @Test func filesStandBehindTheirImportsAndEachOnce() throws {
    let set = FileDescriptorSet(CRMProtoFiles.all, GRPCProtoFiles.all, WireProtoFiles.all)
    var seen: Set<String> = []
    for file in set.files {
      let descriptor = try GoogleProtobuf.FileDescriptorProto(serialized: file.serialized)
      #expect(descriptor.name == file.path)
      #expect(seen.isSuperset(of: descriptor.dependency))
      #expect(seen.insert(file.path).inserted)
    }
    #expect(seen.isSuperset(of: ["ttrpc/request.proto", "google/rpc/error_details.proto"]))
  }

  @Test func aFileThatSeveralModulesCarryIsTheSameInAll() {
    let all = CRMProtoFiles.all + GRPCProtoFiles.all + WireProtoFiles.all + ProbeProtoFiles.all
    let versions = Dictionary(grouping: all, by: \.path).mapValues { Set($0).count }
    #expect(versions.values.allSatisfy { $0 == 1 })
    #expect(versions.count < all.count)
  }

  @Test func theSetParsesAsGooglesOwn() throws {
    let set = FileDescriptorSet(CRMProtoFiles.all, WireProtoFiles.all)
    let parsed = try GoogleProtobuf.FileDescriptorSet(serialized: set.serialized)
    #expect(parsed.file.map(\.name) == set.files.map(\.path))
    #expect(try parsed.file.map { try $0.serialized() } == set.files.map(\.serialized))
  }
}
