import ArgumentParser
import CRMProto
import Logging
import Measurement
import Postgres
import RPCClient
import RPCCore

/// What segments cost: the writes that keep them true, filling them, counting without them.
struct SegmentsBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segments",
    abstract: "Customer writes, calculations and previews with up to 1,000 active segments.",
    discussion: """
      Ends with 1 when a promise is broken. Loading takes some minutes for a million customers: \
      --state-dir keeps them.
      """)

  @Option(name: .long, help: "Customers, 10,000 to 10,000,000.")
  var customers = 200_000

  @Option(name: .long, help: "Active segments in the end, 100 to 5,000.")
  var segments = 1_000

  @Option(name: .long, help: "Seconds for each measurement of writes and previews.")
  var seconds = 5

  @Option(
    name: .long,
    help: "Where the server keeps its database; one that has customers is measured as it is.")
  var stateDir: String?

  func validate() throws {
    guard (10_000...10_000_000).contains(customers), (100...5_000).contains(segments),
      (1...600).contains(seconds)
    else {
      throw ValidationError(
        "--customers is 10,000 to 10,000,000, --segments 100 to 5,000, --seconds 1 to 600")
    }
  }

  func run() async throws {
    try await ServerUnderTest.with(keptIn: stateDir) { try await measure($0) }
  }

  private func measure(_ server: ServerUnderTest) async throws {
    let client = try await RPCClient.connect(
      [server.address], configuration: server.clientConfiguration)
    let database = Database(
      .forLoading(server.database), logger: Logger(label: "crm-bench"))
    let ids = try await SegmentsLoader(client: client, database: database).load(customers)
    let stage = SegmentsStage(
      client: client, address: server.address,
      clientConfiguration: server.clientConfiguration, database: database, ids: ids,
      duration: .seconds(seconds))
    try await stage.deleteAllSegments()
    var promises = try await MembershipWrites(stage).run(segments)
    promises += try await Rebuild(stage).run()
    promises += try await Previews(stage).run()
    promises += try await Lateness(stage).run()
    promises += try await HostileCriteria(stage).run()
    for promise in promises { print(promise) }
    await client.close()
    await database.shutdown()
    if !promises.allSatisfy(\.isKept) { throw ExitCode.failure }
  }
}

/// What the measurements share.
struct SegmentsStage: Sendable {
  let client: RPCClient
  let address: ServerAddress
  let clientConfiguration: ClientConfiguration
  let database: Database
  /// Of some of the customers.
  let ids: [String]
  let duration: Duration

  var segments: SegmentServiceClient<RPCClient> { SegmentServiceClient(client) }

  func deleteAllSegments() async throws {
    while true {
      // Those that others refer to go in another round.
      let page = try await segments.listSegments(.init(pageSize: 1_000))
      if page.segments.isEmpty { break }
      for segment in page.segments {
        _ = try await segments.deleteSegment(
          .init(id: segment.id), options: CallOptions(timeout: .seconds(60)))
      }
    }
    try await waitUntilReady()
  }

  /// Until no segment waits or is calculated, and those that were deleted are gone.
  func waitUntilReady() async throws {
    let waiting: Query = "SELECT count(*) FROM segment WHERE status <> 3 OR is_deleted"
    while try await number(waiting) > 0 { try await Task.sleep(for: .milliseconds(20)) }
  }

  func number(_ query: Query) async throws -> Int {
    try await database.report(query, deadline: .now + .seconds(600))[0].decode(Int.self, at: 0)
  }
}

extension DatabaseConfiguration {
  /// Statements of a loader take their time.
  static func forLoading(_ connection: String) -> DatabaseConfiguration {
    var configuration = DatabaseConfiguration(connectionString: connection)
    configuration.applicationName = "crm-bench"
    configuration.timeouts.writeStatement = .seconds(1_200)
    configuration.timeouts.exclusiveStatement = .seconds(1_200)
    return configuration
  }
}
