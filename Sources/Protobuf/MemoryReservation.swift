/// What one owner holds of a `MemoryBudget`; given back when the owner lets go of it.
public struct MemoryReservation: ~Copyable, Sendable {
  public private(set) var bytes = 0
  private let budget: MemoryBudget?

  /// Holds nothing yet.
  /// - Parameter budget: nil when nothing bounds the owner.
  public init(of budget: MemoryBudget?) {
    self.budget = budget
  }

  deinit {
    if bytes > 0 { budget?.release(bytes) }
  }

  /// Holds `bytes` from now on, more or less than before.
  /// - Returns: false, and it holds what it held, when the budget has not as much left.
  public mutating func resize(to bytes: Int) -> Bool {
    guard bytes < self.bytes else { return grow(to: bytes) }
    budget?.release(self.bytes - bytes)
    self.bytes = bytes
    return true
  }

  /// Holds `bytes` from now on, or what it holds already when that is more.
  /// - Returns: false, and it holds what it held, when the budget has not as much left.
  public mutating func grow(to bytes: Int) -> Bool {
    guard bytes > self.bytes else { return true }
    if let budget, !budget.reserve(bytes - self.bytes) { return false }
    self.bytes = bytes
    return true
  }
}
