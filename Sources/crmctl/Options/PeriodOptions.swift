import ArgumentParser
import CRMProto

/// From when to when.
struct PeriodOptions: ParsableArguments {
  @Option(name: .long, help: "From then on: \(InstantArgument.forms)")
  var from: InstantArgument?

  @Option(name: .long, help: "Before then; in the same forms.")
  var until: InstantArgument?

  /// nil for all time.
  var period: Period? {
    guard from != nil || until != nil else { return nil }
    return Period(from: from?.timestamp, until: until?.timestamp)
  }
}
