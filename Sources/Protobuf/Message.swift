import CProtobufC

/// A protobuf message as a Swift value.
///
/// Every conformance is generated (`make generate`): a struct with the fields in Swift case, and the two
/// functions that copy it from and to the C struct which protobuf-c unpacks and packs. A message may be about
/// somebody, so it has no text.
public protocol Message: Sendable, Hashable, TextlessValue {
  /// The default message: every field absent or zero.
  init()

  /// Copies everything out of the C struct at `c`, which may be freed afterwards.
  @unsafe init(copying c: UnsafeRawPointer)

  /// Writes the fields into the initialised C struct at `c`; what it points to lives in `arena`.
  @unsafe func write(to c: UnsafeMutableRawPointer, in arena: EncodeArena)

  /// The message's descriptor.
  static var messageType: MessageType { get }
}

extension Message {
  /// Reads a message from its wire form.
  ///
  /// The bytes are checked before protobuf-c sees them (`PayloadScan`), and unpacking has a memory budget.
  /// - Throws: `DecodeError` naming the field where known; nothing of the content is in it.
  public init(serialized bytes: [UInt8], limits: DecodeLimits = .default) throws(DecodeError) {
    guard !bytes.isEmpty else {
      self.init()
      return
    }
    try PayloadScan.check(bytes, as: Self.messageType, limits: limits)
    let arena = DecodeArena(payloadBytes: bytes.count, limits: limits)
    let message = unsafe arena.unpack(bytes, as: Self.messageType)
    guard let message = unsafe message else {
      throw DecodeError(arena.problem ?? .malformed)
    }
    self = unsafe Self(copying: UnsafeRawPointer(message))
    // The message points into the arena: it must not be released before the copy is made.
    withExtendedLifetime(arena) {}
  }

  /// The wire form: fields in the order of their numbers, defaults left out.
  /// - Throws: `EncodeError` when a text holds a NUL, which C strings cannot carry.
  public func serialized() throws(EncodeError) -> [UInt8] {
    let arena = EncodeArena()
    let c = unsafe arena.root(self)
    let bytes = unsafe pack(c.assumingMemoryBound(to: ProtobufCMessage.self))
    withExtendedLifetime(arena) {}
    guard !arena.textHadNUL else { throw EncodeError.textWithNUL }
    return bytes
  }
}

/// Packs a C message: its size first, then straight into the array's own memory.
@unsafe func pack(_ message: UnsafePointer<ProtobufCMessage>) -> [UInt8] {
  let size = unsafe protobuf_c_message_get_packed_size(message)
  guard size > 0 else { return [] }
  return unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    count = unsafe protobuf_c_message_pack(message, buffer.baseAddress)
  }
}
