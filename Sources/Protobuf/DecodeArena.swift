import CProtobufC
import Glibc

/// The memory of one unpacked message: a bump allocator with a budget, freed at once with its owner.
///
/// When the budget is spent `alloc` answers NULL and protobuf-c gives up cleanly. What the call may
/// take is counted in bytes asked for, what all calls may take in blocks, which is what is really
/// taken.
@safe final class DecodeArena {
  /// Why memory was refused, when it was.
  private(set) var problem: DecodeError.Problem?
  private var callBytesLeft: Int
  private var reservation: MemoryReservation
  private var blocks: [UnsafeMutableRawPointer] = unsafe []
  private var blockBytesTotal = 0
  private var nextBlockBytes: Int
  private var cursor: UnsafeMutableRawPointer? = nil
  private var blockBytesLeft = 0

  /// What an arena takes without asking the budget of all, so that the many small messages do not
  /// meet on one atomic. An arena lives within one thread's turn: there are no more than threads.
  static let unreservedBytesMax = 65_536

  /// - Parameter payloadBytes: size of the wire form, by which the first block is sized.
  init(payloadBytes: Int, limits: DecodeLimits) {
    callBytesLeft = limits.budgetBytesMax
    reservation = MemoryReservation(of: limits.budgetInAll)
    // A message takes its C struct and its text; most fit into a first block of this size, which malloc has in
    // its cache for each thread when the payload is short.
    nextBlockBytes = min(
      640 + 4 * min(payloadBytes, Self.unreservedBytesMax), Self.unreservedBytesMax)
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
    // Negative when it overflows.
    let rounded = (max(size, 1) &+ 15) & ~15
    guard rounded > 0, rounded <= callBytesLeft else { return unsafe refuse(.overBudget) }
    callBytesLeft -= rounded
    if rounded > blockBytesLeft {
      // What is as large as a block gets one of its own, and the rest of the last one stays in use.
      if rounded >= nextBlockBytes { return unsafe block(rounded) }
      blockBytesLeft = min(nextBlockBytes, callBytesLeft + rounded)
      unsafe cursor = unsafe block(blockBytesLeft)
      guard unsafe cursor != nil else { return nil }
      nextBlockBytes *= 2
    }
    let result = unsafe cursor
    unsafe cursor = unsafe cursor.map { unsafe $0 + rounded }
    blockBytesLeft -= rounded
    return unsafe result
  }

  private func block(_ bytes: Int) -> UnsafeMutableRawPointer? {
    let (total, isOverflow) = blockBytesTotal.addingReportingOverflow(bytes)
    guard !isOverflow, reservation.grow(to: max(0, total - Self.unreservedBytesMax)),
      let block = unsafe malloc(bytes)
    else { return unsafe refuse(.overBudgetInAll) }
    blockBytesTotal = total
    unsafe blocks.append(block)
    return unsafe block
  }

  private func refuse(_ problem: DecodeError.Problem) -> UnsafeMutableRawPointer? {
    self.problem = problem
    return nil
  }
}
