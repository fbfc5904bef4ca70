import Protobuf

/// What a load did.
struct DemoSummary {
  private let count: DemoCount
  private let milliseconds: Int

  init(_ count: DemoCount, elapsed: Duration) {
    self.count = count
    milliseconds = max(1, Int(elapsed / .milliseconds(1)))
  }

  private var rate: Int { (count.created + count.skipped) * 1000 / milliseconds }

  var text: String {
    "\(count.created) customers created, \(count.skipped) skipped (already there), "
      + "\(count.tiers) given a tier, \(count.deactivated) deactivated "
      + "in \(milliseconds / 1000).\(milliseconds / 100 % 10) s (\(rate)/s)"
  }

  var answer: Answer {
    Answer([
      .init("created", .number(JSONNumber(count.created))),
      .init("skipped", .number(JSONNumber(count.skipped))),
      .init("tiers", .number(JSONNumber(count.tiers))),
      .init("deactivated", .number(JSONNumber(count.deactivated))),
      .init("milliseconds", .number(JSONNumber(milliseconds))),
    ])
  }
}
