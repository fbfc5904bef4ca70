import Glibc
import NIOCore
import NIOPosix
import RPCTransport
import Synchronization

/// The threads of calls that run apart, of lower priority than those of the connections, so that a short call
/// does not wait while a long one computes. They take half of the processors at most, whatever the number of
/// servers in the process, which share them.
final class LongCallThreads: Sendable {
  /// Of `nice`: about a tenth of the processor time that an ordinary thread gets beside it.
  private static let niceness: CInt = 10

  static let shared = LongCallThreads(count: max(1, System.coreCount / 2))

  private let threads: MultiThreadedEventLoopGroup
  private let executors: [EventLoopTaskExecutor]
  private let turn = Atomic<Int>(0)

  private init(count: Int) {
    threads = MultiThreadedEventLoopGroup(numberOfThreads: count)
    let loops = Array(threads.makeIterator())
    executors = loops.map { EventLoopTaskExecutor(eventLoop: $0) }
    for loop in loops {
      // Of the calling thread alone, on Linux. A refusal costs nothing but the priority.
      loop.execute { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, Self.niceness) }
    }
  }

  /// Where the next call runs.
  var next: EventLoopTaskExecutor {
    let turn = turn.wrappingAdd(1, ordering: .relaxed).oldValue
    return executors[Int(UInt(bitPattern: turn) % UInt(executors.count))]
  }
}
