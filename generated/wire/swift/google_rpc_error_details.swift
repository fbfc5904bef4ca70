// Generated from google/rpc/error_details.proto by protoc-gen-rpcswift. Do not edit: `make generate`.

import CProtobufC
import CWireProto
public import Protobuf

extension GoogleRPC {
  /// Why a call failed, for programs: `reason` is UPPER_SNAKE and stable within `domain`.
  public struct ErrorInfo: Message {
    public var reason: String = ""
    public var domain: String = ""
    public var metadata: [String: String] = [:]

    public init() {}

    public init(
      reason: String = "",
      domain: String = "",
      metadata: [String: String] = [:]
    ) {
      self.reason = reason
      self.domain = domain
      self.metadata = metadata
    }

    public static let messageType = unsafe MessageType(
      Google__Rpc__ErrorInfo.self, initializedBy: { unsafe google__rpc__error_info__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Rpc__ErrorInfo.self)
      self.reason = unsafe Protobuf.text(c.pointee.reason)
      self.domain = unsafe Protobuf.text(c.pointee.domain)
      self.metadata = Dictionary(unsafe Protobuf.elements(c.pointee.metadata, count: Int(c.pointee.n_metadata)) { entry in unsafe entry.map { entry in (unsafe Protobuf.text(entry.pointee.key), unsafe Protobuf.text(entry.pointee.value)) } }.compactMap { $0 }, uniquingKeysWith: { $1 })
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Rpc__ErrorInfo.self)
      unsafe c.pointee.reason = unsafe arena.text(reason)
      unsafe c.pointee.domain = unsafe arena.text(domain)
      unsafe c.pointee.n_metadata = metadata.count
      unsafe c.pointee.metadata = unsafe arena.entries(metadata.sorted { $0.key < $1.key }, google__rpc__error_info__metadata_entry__init) { entry, key, value in unsafe entry.pointee.key = unsafe arena.text(key); unsafe entry.pointee.value = unsafe arena.text(value) }
    }
  }

  /// When a client may try again.
  public struct RetryInfo: Message {
    public var retryDelay: GoogleProtobuf.Duration? = nil

    public init() {}

    public init(
      retryDelay: GoogleProtobuf.Duration? = nil
    ) {
      self.retryDelay = retryDelay
    }

    public static let messageType = unsafe MessageType(
      Google__Rpc__RetryInfo.self, initializedBy: { unsafe google__rpc__retry_info__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Rpc__RetryInfo.self)
      self.retryDelay = unsafe Protobuf.message(c.pointee.retry_delay)
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Rpc__RetryInfo.self)
      unsafe c.pointee.retry_delay = unsafe arena.message(retryDelay)
    }
  }

  /// Every field of a request that is wrong, all at once.
  public struct BadRequest: Message {
    public var fieldViolations: [GoogleRPC.BadRequest.FieldViolation] = []

    public init() {}

    public init(
      fieldViolations: [GoogleRPC.BadRequest.FieldViolation] = []
    ) {
      self.fieldViolations = fieldViolations
    }

    /// One wrong field; `field` is its path, such as `customer.email`.
    public struct FieldViolation: Message {
      public var field: String = ""
      public var description: String = ""

      public init() {}

      public init(
        field: String = "",
        description: String = ""
      ) {
        self.field = field
        self.description = description
      }

      public static let messageType = unsafe MessageType(
        Google__Rpc__BadRequest__FieldViolation.self, initializedBy: { unsafe google__rpc__bad_request__field_violation__init($0) })

      @unsafe public init(copying c: UnsafeRawPointer) {
        let c = unsafe c.assumingMemoryBound(to: Google__Rpc__BadRequest__FieldViolation.self)
        self.field = unsafe Protobuf.text(c.pointee.field)
        self.description = unsafe Protobuf.text(c.pointee.description)
      }

      @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
        let c = unsafe c.assumingMemoryBound(to: Google__Rpc__BadRequest__FieldViolation.self)
        unsafe c.pointee.field = unsafe arena.text(field)
        unsafe c.pointee.description = unsafe arena.text(description)
      }
    }

    public static let messageType = unsafe MessageType(
      Google__Rpc__BadRequest.self, initializedBy: { unsafe google__rpc__bad_request__init($0) })

    @unsafe public init(copying c: UnsafeRawPointer) {
      let c = unsafe c.assumingMemoryBound(to: Google__Rpc__BadRequest.self)
      self.fieldViolations = unsafe Protobuf.messages(c.pointee.field_violations, count: Int(c.pointee.n_field_violations))
    }

    @unsafe public func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena) {
      let c = unsafe c.assumingMemoryBound(to: Google__Rpc__BadRequest.self)
      unsafe c.pointee.n_field_violations = fieldViolations.count
      unsafe c.pointee.field_violations = unsafe arena.messages(fieldViolations)
    }
  }

}
