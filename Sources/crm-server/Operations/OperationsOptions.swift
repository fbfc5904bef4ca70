import ArgumentParser

/// What whoever runs the server wants to see of it.
struct OperationsOptions: ParsableArguments {
  @Option(
    name: .long,
    help: """
      Serve metrics and health by HTTP on this address; port 0 takes any free one. Default: nowhere. \
      Environment: OPS_LISTEN.
      """)
  var opsListen: ListenTarget?

  @Option(
    name: .long,
    help: ArgumentHelp(
      """
      Log calls that take so many milliseconds; 0: none. Default: 1000. Environment: SLOW_CALL_MS.
      """, valueName: "milliseconds"))
  var slowCallMs: Int?

  var given: [Setting: String?] {
    [.operationsListen: opsListen?.description, .slowCallMillis: slowCallMs.map(String.init)]
  }
}

extension ProgramSettings {
  private static let slowCallMillisMax = 3_600_000

  /// - Throws: `StartError`, which names the setting.
  func operations() throws -> OperationsConfiguration {
    OperationsConfiguration(
      listen: try operationsListen(), slowCallDuration: try slowCallDuration(),
      logFormat: try ServerLog.format(self), tracing: try tracing())
  }

  private func operationsListen() throws -> ListenTarget? {
    guard let text = value(.operationsListen) else { return nil }
    guard let target = ListenTarget(argument: text) else {
      throw StartError("OPS_LISTEN must be HOST:PORT, such as 127.0.0.1:9001")
    }
    return target
  }

  private func slowCallDuration() throws -> Duration? {
    guard let text = value(.slowCallMillis) else { return nil }
    guard let millis = Int(text), (0...Self.slowCallMillisMax).contains(millis) else {
      throw StartError(
        "--slow-call-ms or SLOW_CALL_MS must be a number from 0 to \(Self.slowCallMillisMax)")
    }
    return millis > 0 ? .milliseconds(millis) : nil
  }
}
