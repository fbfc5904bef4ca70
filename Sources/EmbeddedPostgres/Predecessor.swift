import Foundation

/// A PostgreSQL server on our data that a killed predecessor has left.
struct Predecessor {
  let dataPath: String

  /// Ends it, in good order first.
  func end() async throws {
    guard let processID = PostmasterFile(dataPath: dataPath)?.processID, isOurs(processID) else {
      return
    }
    for (signal, patience) in [(SIGINT, Duration.seconds(10)), (SIGQUIT, .seconds(5))] {
      kill(processID, signal)
      let deadline = ContinuousClock.now + patience
      while isOurs(processID) {
        guard .now < deadline else { break }
        try await Task.sleep(for: .milliseconds(10))
      }
      guard isOurs(processID) else { return }
    }
    throw EmbeddedPostgresError.predecessorStuck(processID: processID)
  }

  /// The number may belong to another program by now; a postmaster works in its data directory.
  private func isOurs(_ processID: Int32) -> Bool {
    let folder = try? FileManager.default.destinationOfSymbolicLink(
      atPath: "/proc/\(processID)/cwd")  // fails when there is no such process
    return folder == URL(fileURLWithPath: dataPath).resolvingSymlinksInPath().path
  }
}
