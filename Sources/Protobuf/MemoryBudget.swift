import Synchronization

/// Memory that many may take together. Whoever takes some reserves it first and gives it back
/// afterwards (see `MemoryReservation`, which cannot forget to).
public final class MemoryBudget: Sendable {
  public let bytesMax: Int
  private let reserved = Atomic(0)

  public init(bytesMax: Int) {
    self.bytesMax = bytesMax
  }

  public var bytesInUse: Int { reserved.load(ordering: .relaxed) }

  /// - Returns: false, and nothing is reserved, when there is not as much left.
  public func reserve(_ bytes: Int) -> Bool {
    precondition(bytes >= 0)
    var current = bytesInUse
    while true {
      guard bytes <= bytesMax - current else { return false }
      let (isExchanged, found) = reserved.weakCompareExchange(
        expected: current, desired: current + bytes, ordering: .relaxed)
      if isExchanged { return true }
      current = found
    }
  }

  /// Gives back what was reserved.
  public func release(_ bytes: Int) {
    let left = reserved.wrappingSubtract(bytes, ordering: .relaxed).newValue
    assert(left >= 0, "more was released than reserved")
  }

  /// For all messages that are being decoded in this process at one time: 64 MiB.
  public static let decoding = MemoryBudget(bytesMax: 64 << 20)
}
