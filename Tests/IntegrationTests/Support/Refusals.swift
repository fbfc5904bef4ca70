import RPCCore

/// The error that a call ends with.
/// - Throws: `NotRefused` when it succeeds.
func refusal<Answer>(of call: () async throws -> Answer) async throws -> RPCError {
  do {
    _ = try await call()
  } catch let error as RPCError {
    return error
  }
  throw NotRefused()
}

struct NotRefused: Error {}

extension RPCError {
  /// The bad fields, in order.
  var fields: [String] { violations.map(\.field) }
}

/// The results of `count` calls that are made at once, in no order.
func atOnce<Answer: Sendable>(
  _ count: Int, _ call: @escaping @Sendable (Int) async throws -> Answer
) async -> [Result<Answer, any Error>] {
  await withTaskGroup { group in
    for index in 0..<count {
      group.addTask {
        do {
          return Result<Answer, any Error>.success(try await call(index))
        } catch {
          return .failure(error)
        }
      }
    }
    return await group.reduce(into: []) { $0.append($1) }
  }
}

extension [Result<[UInt8], any Error>] {
  var answers: [[UInt8]] { compactMap { try? $0.get() } }
}

extension Result where Failure == any Error {
  /// The reason of a refused call; nil when it succeeded or failed otherwise.
  var reason: String? {
    guard case .failure(let error as RPCError) = self else { return nil }
    return error.reason
  }

  var succeeded: Bool {
    if case .success = self { true } else { false }
  }
}

/// Asks again and again until the answer is yes; false after a limit that only a failure reaches.
func eventually(
  within limit: Duration = .seconds(20), every pause: Duration = .milliseconds(10),
  _ condition: () async throws -> Bool
) async throws -> Bool {
  let deadline = ContinuousClock.now + limit
  while .now < deadline {
    if try await condition() { return true }
    try await Task.sleep(for: pause)
  }
  return false
}
