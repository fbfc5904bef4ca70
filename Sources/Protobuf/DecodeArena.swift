import CProtobufC
import Glibc

/// The memory of one unpacked message: a bump allocator with a budget, freed at once with its owner.
///
/// When the budget is spent `alloc` answers NULL and protobuf-c gives up cleanly.
@safe final class DecodeArena {
  private(set) var isExhausted = false
  private var budgetBytesLeft: Int
  private var blocks: [UnsafeMutableRawPointer] = unsafe []
  private var cursor: UnsafeMutableRawPointer? = nil
  private var blockBytesLeft = 0
  private var blockBytes: Int

  /// - Parameter payloadBytes: size of the wire form, by which the first block is sized.
  init(payloadBytes: Int, limits: DecodeLimits) {
    budgetBytesLeft = limits.budgetBytesMax
    // A message takes its C struct and its text; most fit into a first block of this size.
    blockBytes = 1024 + min(payloadBytes, 1 << 20) * 2
  }

  deinit {
    for index in unsafe blocks.indices { unsafe free(blocks[index]) }
  }

  /// The message in this arena, or nil when it is malformed or over budget.
  func unpack(
    _ bytes: [UInt8], as type: MessageType
  ) -> UnsafeMutablePointer<ProtobufCMessage>? {
    var allocator = unsafe ProtobufCAllocator(
      alloc: { arena, size in
        unsafe Unmanaged<DecodeArena>.fromOpaque(arena.unsafelyUnwrapped)
          ._withUnsafeGuaranteedRef { unsafe $0.allocate(size) }
      },
      free: { _, _ in },
      allocator_data: Unmanaged.passUnretained(self).toOpaque())
    return unsafe protobuf_c_message_unpack(type.descriptor, &allocator, bytes.count, bytes)
  }

  private func allocate(_ size: Int) -> UnsafeMutableRawPointer? {
    guard size >= 0, size <= Int.max - 15 else { return unsafe exhausted() }
    let rounded = (size + 15) & ~15
    guard rounded <= budgetBytesLeft else { return unsafe exhausted() }
    budgetBytesLeft -= rounded
    if rounded > blockBytesLeft {
      blockBytes = max(blockBytes * 2, rounded)
      guard let block = unsafe malloc(blockBytes) else { return unsafe exhausted() }
      unsafe blocks.append(block)
      unsafe cursor = unsafe block
      blockBytesLeft = blockBytes
    }
    let result = unsafe cursor
    unsafe cursor = unsafe cursor.map { unsafe $0 + rounded }
    blockBytesLeft -= rounded
    return unsafe result
  }

  private func exhausted() -> UnsafeMutableRawPointer? {
    isExhausted = true
    return nil
  }
}
