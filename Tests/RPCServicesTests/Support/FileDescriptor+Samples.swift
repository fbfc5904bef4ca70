import Foundation
import PluginProto
import Protobuf

extension FileDescriptor {
  init(_ file: GoogleProtobuf.FileDescriptorProto) throws {
    self.init(
      path: file.name ?? "", base64: Data(try file.serialized()).base64EncodedString())
  }

  /// Two files with one of everything that has a name, extensions among them. As a `.proto` file:
  ///
  /// ```
  /// // base.proto
  /// package base; message Open { extensions 100 to 199; }
  /// // top.proto
  /// import "base.proto";
  /// package top;
  /// message M { int32 field = 1; oneof choice { … }  message Inner { enum Deep { DEEP = 0; } }
  ///             extend base.Open { int32 nested = 101; } }
  /// enum E { VALUE = 0; }
  /// extend base.Open { int32 outer = 100; }
  /// service S { rpc Do(M) returns (M); }
  /// ```
  static func samples() throws -> [FileDescriptor] {
    typealias Proto = GoogleProtobuf
    let base = Proto.FileDescriptorProto(
      name: "base.proto", package: "base", messageType: [Proto.DescriptorProto(name: "Open")])
    let deep = Proto.EnumDescriptorProto(
      name: "Deep", value: [Proto.EnumValueDescriptorProto(name: "DEEP", number: 0)])
    let message = Proto.DescriptorProto(
      name: "M",
      field: [Proto.FieldDescriptorProto(name: "field", number: 1, type: .int32)],
      extension: [Proto.FieldDescriptorProto(name: "nested", number: 101, extendee: ".base.Open")],
      nestedType: [Proto.DescriptorProto(name: "Inner", enumType: [deep])],
      oneofDecl: [Proto.OneofDescriptorProto(name: "choice")])
    let top = Proto.FileDescriptorProto(
      name: "top.proto", package: "top", dependency: ["base.proto"], messageType: [message],
      enumType: [
        Proto.EnumDescriptorProto(
          name: "E", value: [Proto.EnumValueDescriptorProto(name: "VALUE", number: 0)])
      ],
      service: [
        Proto.ServiceDescriptorProto(
          name: "S", method: [Proto.MethodDescriptorProto(name: "Do")])
      ],
      extension: [Proto.FieldDescriptorProto(name: "outer", number: 100, extendee: ".base.Open")])
    return [try FileDescriptor(base), try FileDescriptor(top)]
  }
}
