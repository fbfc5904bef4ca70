package import NIOCore
import RPCCore

/// The one timer of a connection (see `DeadlineWatch`). Lives on the connection's event loop.
package struct DeadlineTimer {
  private let eventLoop: any EventLoop
  private var watch = DeadlineWatch()
  private var scheduled: Scheduled<Void>?

  package init(eventLoop: any EventLoop) {
    self.eventLoop = eventLoop
  }

  /// A call begins.
  /// - Parameter fire: runs on the loop when deadlines may have come; it then calls `fired`.
  package mutating func add(
    _ deadline: ContinuousClock.Instant, now: ContinuousClock.Instant,
    fire: @escaping () -> Void
  ) {
    guard let instant = watch.add(deadline) else { return }
    arm(instant, now: now, fire: fire)
  }

  /// The timer has fired and the expired calls are dealt with.
  /// - Parameter earliest: the earliest deadline of the calls that remain.
  package mutating func fired(
    earliest: ContinuousClock.Instant?, now: ContinuousClock.Instant,
    fire: @escaping () -> Void
  ) {
    scheduled = nil
    guard let instant = watch.fired(earliest: earliest) else { return }
    arm(instant, now: now, fire: fire)
  }

  package mutating func cancel() {
    scheduled?.cancel()
    scheduled = nil
  }

  private mutating func arm(
    _ instant: ContinuousClock.Instant, now: ContinuousClock.Instant, fire: @escaping () -> Void
  ) {
    scheduled?.cancel()
    scheduled = eventLoop.assumeIsolated().scheduleTask(
      in: TimeAmount(waiting: now.duration(to: instant)), fire)
  }
}

extension TimeAmount {
  /// Rounded up to nanoseconds and kept between zero and a day, within which no sum with the
  /// present can overflow.
  package init(waiting duration: Duration) {
    self = .nanoseconds(Deadline.nanoseconds(min(max(duration, .zero), .seconds(86_400))))
  }
}
