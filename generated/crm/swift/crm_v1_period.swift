// Generated from crm/v1/period.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CCRMProto
import CProtobufC
public import Protobuf
public import WireProto

/// A half-open period: `from` included, `until` excluded; either may be unset.
public struct Period: Message {
  public var from: GoogleProtobuf.Timestamp? = nil
  public var until: GoogleProtobuf.Timestamp? = nil

  public init() {}

  public init(
    from: GoogleProtobuf.Timestamp? = nil,
    until: GoogleProtobuf.Timestamp? = nil
  ) {
    self.from = from
    self.until = until
  }

  public static let messageType = unsafe MessageType(
    Crm__V1__Period.self, initializedBy: { unsafe crm__v1__period__init($0) })

  @unsafe public init(copying c: UnsafeRawPointer) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__Period.self)
    self.from = unsafe Protobuf.message(c.pointee.from)
    self.until = unsafe Protobuf.message(c.pointee.until)
  }

  @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
    let c = unsafe c.assumingMemoryBound(to: Crm__V1__Period.self)
    unsafe c.pointee.from = unsafe arena.message(from)
    unsafe c.pointee.until = unsafe arena.message(until)
  }
}

