import DequeModule
import Synchronization

/// Spans that wait to be exported. Never more than its limit: then new ones are dropped and counted, for whoever makes
/// them must not wait.
package final class SpanQueue: Sendable {
  /// How many of the spans have ended which way.
  package struct Counts: Sendable, Hashable {
    /// Taken by the collector.
    package var exported: UInt64 = 0
    /// There was no room.
    package var droppedInQueue: UInt64 = 0
    /// The collector did not take them.
    package var droppedInExport: UInt64 = 0

    package init() {}
  }

  private struct State {
    var spans: Deque<TraceSpan> = []
    var counts = Counts()
  }

  private let countMax: Int
  private let state = Mutex(State())

  package init(countMax: Int) {
    self.countMax = countMax
  }

  package var counts: Counts { state.withLock(\.counts) }

  package var count: Int { state.withLock { $0.spans.count } }

  /// From any thread, and at once.
  package func add(_ span: TraceSpan) {
    state.withLock { state in
      if state.spans.count < countMax {
        state.spans.append(span)
      } else {
        state.counts.droppedInQueue += 1
      }
    }
  }

  /// The oldest, `countMax` of them at the most.
  func take(_ countMax: Int) -> [TraceSpan] {
    state.withLock { state in
      let taken = Array(state.spans.prefix(countMax))
      state.spans.removeFirst(taken.count)
      return taken
    }
  }

  /// What could not be sent for want of time, to be taken again.
  func giveBack(_ spans: [TraceSpan]) {
    state.withLock { state in
      let room = max(0, countMax - state.spans.count)
      state.spans.insert(contentsOf: spans.prefix(room), at: 0)
      state.counts.droppedInQueue += UInt64(spans.count - min(room, spans.count))
    }
  }

  func ended(_ count: Int, isExported: Bool) {
    state.withLock { state in
      if isExported {
        state.counts.exported += UInt64(count)
      } else {
        state.counts.droppedInExport += UInt64(count)
      }
    }
  }
}
