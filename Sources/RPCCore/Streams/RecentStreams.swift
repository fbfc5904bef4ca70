/// A set of stream ids that forgets its oldest member rather than grow past a limit.
package struct RecentStreams {
  private let countMax: Int
  /// Ids in the order of their insertion, as a ring once it is full. An id that was removed leaves
  /// its slot behind; the sequence tells such a slot from a later insertion of the same id.
  private var ring: [(id: UInt32, sequence: UInt64)] = []
  private var sequences: [UInt32: UInt64] = [:]
  private var nextSequence: UInt64 = 0
  private var oldest = 0

  package init(countMax: Int) {
    self.countMax = countMax
  }

  package func contains(_ id: UInt32) -> Bool { sequences[id] != nil }

  package mutating func insert(_ id: UInt32) {
    guard countMax > 0, sequences[id] == nil else { return }
    let slot = (id: id, sequence: nextSequence)
    sequences[id] = nextSequence
    nextSequence &+= 1
    guard ring.count == countMax else {
      ring.append(slot)
      return
    }
    let forgotten = ring[oldest]
    if sequences[forgotten.id] == forgotten.sequence { sequences[forgotten.id] = nil }
    ring[oldest] = slot
    oldest = (oldest + 1) % countMax
  }

  package mutating func remove(_ id: UInt32) {
    // Nearly always empty: most connections are never refused anything.
    guard !sequences.isEmpty else { return }
    sequences[id] = nil
  }
}
