public import CProtobufC
import Glibc

/// The memory of one C message while it is being packed: its structs, texts and arrays, freed with the arena.
///
/// What is generic is inlinable: generated code has the types, and without them each element of a list costs
/// a search for its type's metadata.
@safe public final class EncodeArena {
  /// Whether a text had a NUL, which would have cut it.
  @usableFromInline private(set) var textHadNUL = false
  private var blocks: [UnsafeMutableRawPointer] = unsafe []
  private var cursor: UnsafeMutableRawPointer? = nil
  private var blockBytesLeft = 0

  @usableFromInline init() {}

  deinit {
    for index in unsafe blocks.indices { unsafe free(blocks[index]) }
  }

  /// A C struct with the fields of `message`.
  @inlinable
  func root<M: Message>(_ message: M) -> UnsafeMutableRawPointer {
    let c = unsafe allocate(M.messageType)
    unsafe message.write(to: c, in: self)
    return unsafe c
  }

  /// A C struct of type `C`, which is `M`'s, or nil for an absent message.
  @inlinable
  public func message<M: Message, C>(_ message: M?) -> UnsafeMutablePointer<C>? {
    guard let message else { return nil }
    return unsafe root(message).assumingMemoryBound(to: C.self)
  }

  /// An array of pointers to C structs.
  @inlinable
  public func messages<M: Message, C>(
    _ messages: [M]
  ) -> UnsafeMutablePointer<UnsafeMutablePointer<C>?>? {
    unsafe array(messages) { unsafe message($0) }
  }

  /// NUL-terminated UTF-8.
  public func text(_ text: String) -> UnsafeMutablePointer<CChar>? {
    var text = text
    return text.withUTF8 { utf8 in
      let copy = unsafe allocate(CChar.self, count: utf8.count + 1)
      if let source = utf8.baseAddress, !utf8.isEmpty {
        unsafe memcpy(copy, source, utf8.count)
        if unsafe memchr(source, 0, utf8.count) != nil { textHadNUL = true }
      }
      unsafe copy[utf8.count] = 0
      return unsafe copy
    }
  }

  /// An array of NUL-terminated UTF-8 texts.
  public func texts(_ texts: [String]) -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    unsafe array(texts) { unsafe text($0) }
  }

  public func bytes(_ bytes: [UInt8]) -> ProtobufCBinaryData {
    guard !bytes.isEmpty else { return unsafe ProtobufCBinaryData(len: 0, data: nil) }
    let copy = unsafe allocate(UInt8.self, count: bytes.count)
    unsafe bytes.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { unsafe copy.update(from: base, count: source.count) }
    }
    return unsafe ProtobufCBinaryData(len: bytes.count, data: copy)
  }

  /// An array of C values, one for each element.
  @inlinable
  public func array<Element, C>(
    _ elements: [Element], _ convert: (Element) -> C
  ) -> UnsafeMutablePointer<C>? {
    guard !elements.isEmpty else { return nil }
    let copy = unsafe allocate(C.self, count: elements.count)
    for index in elements.indices {
      unsafe (copy + index).initialize(to: convert(elements[index]))
    }
    return unsafe copy
  }

  /// The entries of a map field.
  @inlinable
  public func entries<Key, Value, C>(
    _ entries: [(key: Key, value: Value)],
    _ initialize: (UnsafeMutablePointer<C>) -> Void,
    _ store: (UnsafeMutablePointer<C>, Key, Value) -> Void
  ) -> UnsafeMutablePointer<UnsafeMutablePointer<C>?>? {
    unsafe array(entries) { entry in
      let c = unsafe allocate(C.self, count: 1)
      unsafe initialize(c)
      unsafe store(c, entry.key, entry.value)
      return unsafe c
    }
  }

  @inlinable
  func allocate<T>(_ type: T.Type, count: Int) -> UnsafeMutablePointer<T> {
    unsafe allocate(bytes: MemoryLayout<T>.stride * count).bindMemory(to: T.self, capacity: count)
  }

  /// An initialised C struct.
  @usableFromInline
  func allocate(_ type: MessageType) -> UnsafeMutableRawPointer {
    let descriptor = unsafe type.descriptor
    let c = unsafe allocate(bytes: descriptor.pointee.sizeof_message)
    unsafe descriptor.pointee.message_init(c.assumingMemoryBound(to: ProtobufCMessage.self))
    return unsafe c
  }

  @usableFromInline
  func allocate(bytes: Int) -> UnsafeMutableRawPointer {
    let size = (bytes + 15) & ~15
    if size > blockBytesLeft {
      // What malloc has in its cache for each thread is no larger.
      let blockBytes = max(1008, size)
      guard let block = unsafe malloc(blockBytes) else { fatalError("out of memory") }
      unsafe blocks.append(block)
      unsafe cursor = unsafe block
      blockBytesLeft = blockBytes
    }
    let result = unsafe cursor.unsafelyUnwrapped
    unsafe cursor = unsafe result + size
    blockBytesLeft -= size
    return unsafe result
  }
}
