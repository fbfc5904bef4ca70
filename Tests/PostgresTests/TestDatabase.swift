import EmbeddedPostgres
import Logging

@testable import Postgres

/// Runs a test against a fresh, empty database of the process's own cluster.
func withDatabase(
  _ configure: (inout DatabaseConfiguration) -> Void = { _ in },
  _ body: (Database) async throws -> Void
) async throws {
  let connectionString = try await TestCluster.shared.makeDatabase()
  try await withDatabase(at: connectionString, configure, body)
}

func withDatabase(
  at connectionString: String, _ configure: (inout DatabaseConfiguration) -> Void = { _ in },
  _ body: (Database) async throws -> Void
) async throws {
  var configuration = DatabaseConfiguration(connectionString: connectionString)
  configure(&configuration)
  let database = Database(configuration, logger: Logger(label: "test"))
  do {
    try await body(database)
  } catch {
    await database.shutdown()
    throw error
  }
  await database.shutdown()
}

/// With one setting changed.
func withDatabase<Value>(
  _ setting: WritableKeyPath<DatabaseConfiguration, Value>, _ value: Value,
  _ body: (Database) async throws -> Void
) async throws {
  let configure = { (configuration: inout DatabaseConfiguration) in
    configuration[keyPath: setting] = value
  }
  try await withDatabase(configure, body)
}

func within(_ duration: Duration) -> ContinuousClock.Instant { .now + duration }

var soon: ContinuousClock.Instant { within(.seconds(20)) }

/// The `PostgresError` that the body ends with; nil when it succeeds.
nonisolated(nonsending) func failure(of body: nonisolated(nonsending) () async throws -> Void)
  async throws -> PostgresError?
{
  do {
    try await body()
    return nil
  } catch let error as PostgresError {
    return error
  }
}

nonisolated(nonsending) func failureKind(of body: nonisolated(nonsending) () async throws -> Void)
  async throws -> PostgresError.Kind?
{
  try await failure(of: body)?.kind
}

extension Database {
  func number(_ query: Query) async throws -> Int {
    try await read(query, deadline: soon)[0].decode(Int.self, at: 0)
  }

  func run(_ queries: Query...) async throws {
    _ = try await write(queries, deadline: soon)
  }
}

/// Asks again and again until the answer is yes; false after a limit that only a failure reaches.
func eventually(
  within limit: Duration = .seconds(10), _ condition: () async throws -> Bool
) async throws -> Bool {
  let deadline = ContinuousClock.now + limit
  while .now < deadline {
    if try await condition() { return true }
    try await Task.sleep(for: .milliseconds(10))
  }
  return false
}
