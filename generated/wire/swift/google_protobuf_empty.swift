// Generated from google/protobuf/empty.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CProtobufC
import CWireProto
public import Protobuf

extension GoogleProtobuf {
  /// A generic empty message that you can re-use to avoid defining duplicated
  /// empty messages in your APIs. A typical example is to use it as the request
  /// or the response type of an API method. For instance:
  /// service Foo {
  /// rpc Bar(google.protobuf.Empty) returns (google.protobuf.Empty);
  /// }
  public struct Empty: Message {
    public init() {}

    public static let messageType = unsafe MessageType(
      Google__Protobuf__Empty.self, initializedBy: { unsafe google__protobuf__empty__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    }
  }

}
