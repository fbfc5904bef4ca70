// Generated from google/rpc/status.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CProtobufC
import CWireProto
public import Protobuf

extension GoogleRPC {
  /// How a call ended. `code` is a google.rpc.Code, 0 (OK) to 16 (UNAUTHENTICATED).
  public struct Status: Message {
    public var code: Int32 = 0
    public var message: String = ""
    public var details: [GoogleProtobuf.AnyMessage] = []

    public init() {}

    public init(
      code: Int32 = 0,
      message: String = "",
      details: [GoogleProtobuf.AnyMessage] = []
    ) {
      self.code = code
      self.message = message
      self.details = details
    }

    public static let messageType = unsafe MessageType(
      Google__Rpc__Status.self, initializedBy: { unsafe google__rpc__status__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Rpc__Status.self)
      self.code = unsafe c.pointee.code
      self.message = unsafe Protobuf.text(c.pointee.message)
      self.details = unsafe Protobuf.messages(c.pointee.details, count: Int(c.pointee.n_details))
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Rpc__Status.self)
      unsafe c.pointee.code = code
      unsafe c.pointee.message = unsafe arena.text(message)
      unsafe c.pointee.n_details = details.count
      unsafe c.pointee.details = unsafe arena.messages(details)
    }
  }

}
