/// Looks every few milliseconds until `condition` holds.
/// - Throws: `Tool.Failure` when it does not in time.
package func waiting(
  for what: String, within limit: Duration = .seconds(30),
  _ condition: () async throws -> Bool
) async throws {
  let end = ContinuousClock.now + limit
  while try await !condition() {
    guard ContinuousClock.now < end else {
      throw Tool.Failure(description: "waited \(limit) in vain for \(what)")
    }
    try await Task.sleep(for: .milliseconds(20))
  }
}
