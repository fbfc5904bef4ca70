import Synchronization

/// How often each code was answered. Counted from any thread without a lock.
package struct CodeCounts: ~Copyable, Sendable {
  /// One more than the largest code.
  private static let codeCount = 17

  private let counts = InlineArray<17, Atomic<UInt64>> { _ in Atomic(0) }

  package init() {}

  package func add(_ code: RPCCode) {
    counts[Int(code.rawValue)].wrappingAdd(1, ordering: .relaxed)
  }

  /// Of every code, zeros too.
  package var all: [RPCCode: UInt64] {
    .init(
      uniqueKeysWithValues: RPCCode.allCases.map { code in
        (code, counts[Int(code.rawValue)].load(ordering: .relaxed))
      })
  }
}
