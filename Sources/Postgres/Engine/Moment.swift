/// An instant of the continuous clock, of a size that the compiler knows.
///
/// `ContinuousClock.Instant` is opaque to it, so that every structure that holds one would be copied
/// by the runtime, field by field, on the path of every call.
struct Moment: Comparable, Sendable {
  private static let origin = ContinuousClock.now

  private let sinceOrigin: Duration

  init(_ instant: ContinuousClock.Instant) {
    sinceOrigin = Self.origin.duration(to: instant)
  }

  private init(sinceOrigin: Duration) {
    self.sinceOrigin = sinceOrigin
  }

  static var now: Moment { Moment(.now) }

  func duration(to other: Moment) -> Duration { other.sinceOrigin - sinceOrigin }

  static func + (moment: Moment, duration: Duration) -> Moment {
    Moment(sinceOrigin: moment.sinceOrigin + duration)
  }

  static func < (left: Moment, right: Moment) -> Bool { left.sinceOrigin < right.sinceOrigin }
}
