import ArgumentParser

/// What has to be said before something that should not happen by accident.
struct ConfirmationOption: ParsableArguments {
  @Flag(name: .long, help: "Say that it is meant: it cannot be undone, or happens many times.")
  var yes = false

  /// - Parameter reason: what the command does, such as `an erasure cannot be undone`.
  /// - Throws: `ValidationError`: without --yes a command is incomplete.
  func require(_ reason: String) throws {
    guard yes else { throw ValidationError("\(reason): repeat the command with --yes") }
  }
}
