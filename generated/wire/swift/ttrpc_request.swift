// Generated from ttrpc/request.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CProtobufC
import CWireProto
public import Protobuf

extension TTRPC {
  /// One metadata entry; keys compare without case, repeated keys keep their order.
  public struct KeyValue: Message {
    public var key: String = ""
    public var value: String = ""

    public init() {}

    public init(
      key: String = "",
      value: String = ""
    ) {
      self.key = key
      self.value = value
    }

    public static let messageType = unsafe MessageType(
      Ttrpc__KeyValue.self, initializedBy: { unsafe ttrpc__key_value__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Ttrpc__KeyValue.self)
      self.key = unsafe Protobuf.text(c.pointee.key)
      self.value = unsafe Protobuf.text(c.pointee.value)
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Ttrpc__KeyValue.self)
      unsafe c.pointee.key = unsafe arena.text(key)
      unsafe c.pointee.value = unsafe arena.text(value)
    }
  }

  /// What a request frame carries.
  public struct Request: Message {
    public var service: String = ""
    public var method: String = ""
    public var payload: [UInt8] = []
    /// Nanoseconds until the caller gives up; 0 is none, negative has already expired.
    public var timeoutNano: Int64 = 0
    public var metadata: [TTRPC.KeyValue] = []

    public init() {}

    public init(
      service: String = "",
      method: String = "",
      payload: [UInt8] = [],
      timeoutNano: Int64 = 0,
      metadata: [TTRPC.KeyValue] = []
    ) {
      self.service = service
      self.method = method
      self.payload = payload
      self.timeoutNano = timeoutNano
      self.metadata = metadata
    }

    public static let messageType = unsafe MessageType(
      Ttrpc__Request.self, initializedBy: { unsafe ttrpc__request__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Ttrpc__Request.self)
      self.service = unsafe Protobuf.text(c.pointee.service)
      self.method = unsafe Protobuf.text(c.pointee.method)
      self.payload = unsafe Protobuf.bytes(c.pointee.payload)
      self.timeoutNano = unsafe c.pointee.timeout_nano
      self.metadata = unsafe Protobuf.messages(c.pointee.metadata, count: Int(c.pointee.n_metadata))
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Ttrpc__Request.self)
      unsafe c.pointee.service = unsafe arena.text(service)
      unsafe c.pointee.method = unsafe arena.text(method)
      unsafe c.pointee.payload = unsafe arena.bytes(payload)
      unsafe c.pointee.timeout_nano = timeoutNano
      unsafe c.pointee.n_metadata = metadata.count
      unsafe c.pointee.metadata = unsafe arena.messages(metadata)
    }
  }

  /// What a response frame carries. Success leaves `status` unset; an error carries no payload.
  public struct Response: Message {
    public var status: GoogleRPC.Status? = nil
    public var payload: [UInt8] = []

    public init() {}

    public init(
      status: GoogleRPC.Status? = nil,
      payload: [UInt8] = []
    ) {
      self.status = status
      self.payload = payload
    }

    public static let messageType = unsafe MessageType(
      Ttrpc__Response.self, initializedBy: { unsafe ttrpc__response__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Ttrpc__Response.self)
      self.status = unsafe Protobuf.message(c.pointee.status)
      self.payload = unsafe Protobuf.bytes(c.pointee.payload)
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Ttrpc__Response.self)
      unsafe c.pointee.status = unsafe arena.message(status)
      unsafe c.pointee.payload = unsafe arena.bytes(payload)
    }
  }

}
