/// An instant of the monotonic clock, as the time since this process first asked.
///
/// In place of `ContinuousClock.Instant`, whose size is the runtime's secret: a struct that holds one is copied
/// by the runtime, field by field, on the path of every call.
package struct Moment: Comparable, Sendable {
  private static let origin = ContinuousClock.now

  private let sinceOrigin: Duration

  package init(_ instant: ContinuousClock.Instant) {
    sinceOrigin = Self.origin.duration(to: instant)
  }

  private init(sinceOrigin: Duration) {
    self.sinceOrigin = sinceOrigin
  }

  package static var now: Moment { Moment(.now) }

  package var instant: ContinuousClock.Instant { Self.origin.advanced(by: sinceOrigin) }

  package func duration(to other: Moment) -> Duration { other.sinceOrigin - sinceOrigin }

  package static func + (moment: Moment, duration: Duration) -> Moment {
    Moment(sinceOrigin: moment.sinceOrigin + duration)
  }

  package static func < (left: Moment, right: Moment) -> Bool {
    left.sinceOrigin < right.sinceOrigin
  }
}
