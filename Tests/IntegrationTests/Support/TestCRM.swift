import CRM
import CRMProto
import Logging
import Postgres
import RPCClient
import RPCCore
import RPCServer
import RPCServices
import WireProto

@testable import crm_server

/// The product as its callers see it: a server on a free port, over a database of its own.
struct TestCRM {
  let calls: RPCClient
  /// The same database, behind the server's back and as the owner of the tables.
  let database: Database
  let port: Int
  /// What the program runs beside the calls; here, when a test says so.
  let keeper: SegmentKeeper
  let sealer: AuditSealer
  let deniedCalls: DeniedCalls

  var customers: CustomerServiceClient<RPCClient> { CustomerServiceClient(calls) }

  var interactions: InteractionServiceClient<RPCClient> { InteractionServiceClient(calls) }

  var feedback: FeedbackServiceClient<RPCClient> { FeedbackServiceClient(calls) }

  var audit: AuditServiceClient<RPCClient> { AuditServiceClient(calls) }

  var segments: SegmentServiceClient<RPCClient> { SegmentServiceClient(calls) }

  var privacy: PrivacyServiceClient<RPCClient> { PrivacyServiceClient(calls) }

  /// Runs `body` with a client that may only do what the permissions say.
  func asCaller<Answer>(
    with permissions: [String], _ body: (RPCClient) async throws -> Answer
  ) async throws -> Answer {
    let client = RPCClient(
      port: port, token: TestTokens.token(subject: "limited", permissions: permissions))
    let outcome: Result<Answer, any Error>
    do {
      outcome = .success(try await body(client))
    } catch {
      outcome = .failure(error)
    }
    await client.close()
    return try outcome.get()
  }

  func record(_ consent: ConsentRecord) async throws -> ConsentRecord {
    try await privacy.recordConsent(.init(consent: consent))
  }

  func erase(_ customer: String) async throws -> ErasureReceipt {
    try await privacy.eraseCustomer(.init(customerID: customer, reason: .requested))
  }

  /// Everything that VerifyAudit finds; nil when all is right.
  func auditProblem() async throws -> AuditProblem? {
    try await sealer.sealAll()
    return try await audit.verifyAudit(.init()) { answers in
      try await answers.reduce(into: VerifyAuditResponse()) { $0 = $1 }
    }.problem
  }

  func createSegment(_ name: String, _ criteria: String) async throws -> Segment {
    try await segments.createSegment(.init(segment: Segment(name: name, criteria: criteria)))
  }

  /// Fills what was created, and has time do what it does.
  func bringSegmentsUpToDate() async throws {
    try await keeper.calculator.finishAll()
    try await keeper.timer.finishAll()
  }

  /// The ids of all members.
  func members(of segment: String) async throws -> Set<String> {
    var ids: Set<String> = []
    var token = ""
    repeat {
      let page = try await segments.listSegmentCustomers(
        .init(id: segment, pageSize: 100, pageToken: token))
      ids.formUnion(page.customers.map(\.id))
      token = page.nextPageToken
    } while !token.isEmpty
    return ids
  }

  func submit(_ given: Feedback, requestID: String = "") async throws -> Feedback {
    try await feedback.submitFeedback(.init(feedback: given, requestID: requestID))
  }

  func create(_ customer: Customer, requestID: String = "") async throws -> Customer {
    try await customers.createCustomer(
      CreateCustomerRequest(customer: customer, requestID: requestID))
  }

  func get(_ id: String) async throws -> Customer {
    try await customers.getCustomer(GetCustomerRequest(id: id))
  }

  /// Changes the fields that `paths` name to what they are in `customer`, in any state of it.
  func update(_ customer: Customer, _ paths: [String]) async throws -> Customer {
    try await customers.updateCustomer(
      UpdateCustomerRequest(
        customer: customer.with(\.etag, ""), updateMask: .init(paths: paths)))
  }

  func create(_ interaction: Interaction, requestID: String = "") async throws -> Interaction {
    try await interactions.createInteraction(
      .init(interaction: interaction, requestID: requestID))
  }

  func update(_ interaction: Interaction, _ paths: [String]) async throws -> Interaction {
    var given = interaction
    given.etag = ""
    return try await interactions.updateInteraction(
      .init(interaction: given, updateMask: .init(paths: paths)))
  }

  /// When the customer's latest interaction was, in seconds.
  func lastInteraction(of customer: String) async throws -> Int64? {
    try await get(customer).lastInteraction?.seconds
  }

  func customerCount() async throws -> Int {
    let rows = try await database.report("SELECT count(*) FROM customer", deadline: soon)
    return try rows[0].decode(Int.self, at: 0)
  }

  func execute(_ statement: Query) async throws {
    _ = try await database.write([statement], deadline: soon)
  }
}

/// Runs `body` against a server over a fresh database.
func withCRM(
  clock: WallClock = .system, permissions: (any PermissionSource)? = nil,
  _ body: (TestCRM) async throws -> Void
) async throws {
  try await Slots.databases.occupied {
    try await withServer(
      over: try await MigratedDatabase.make(), clock: clock, permissions: permissions, body)
  }
}

/// Runs `body` against a server over an existing database, with the rights that serving has; a slot is held
/// already.
/// - Parameters:
///   - standbys: of the database, which are measured meanwhile.
///   - cacheBytes: 0 keeps no answers.
func withServer(
  over connectionString: String, standbys: [Standby] = [], cacheBytes: Int = 0,
  clock: WallClock = .system,
  permissions: (any PermissionSource)? = nil, _ body: (TestCRM) async throws -> Void
) async throws {
  // What a test provokes is a warning at most: an error says why it failed.
  var logger = Logger(label: "test") { StreamLogHandler.standardError(label: $0) }
  logger.logLevel = .error
  let database = Database(
    DatabaseConfiguration(connectionString: connectionString), logger: logger)
  let served = Database(
    DatabaseConfiguration(connectionString: MigratedDatabase.asService(connectionString)),
    logger: logger)
  var router = Router()
  let authenticator = Authenticator(
    verifier: try await TestTokens.verifier(), permissions: permissions, logger: logger)
  let services = try await CRMServices(
    database: served, standbys: standbys, version: "test",
    settings: try CRMSettings(cacheBytes: cacheBytes), clock: clock,
    authenticator: authenticator, auditKey: TestAudit.key,
    // So small that calculations of a test's few customers take several.
    calculationChunkSize: 10)
  services.register(in: &router)
  let operations = OperationsService(logger: logger)
  router.registerOperationsService(operations)
  let deniedCalls = services.deniedCalls
  router.gate = try AccessGate(
    methods: router.methods, authenticator: authenticator,
    onRefusal: { call, error in deniedCalls.record(call, error) })
  let server = RPCServer(router: router, logger: logger, errorDomain: "crm", eventLoopCount: 1)
  let board = HealthBoard(services: [])
  board.setAll(.serving)
  operations.watch(
    ServedProgram(
      board: board, server: server, database: served,
      backlog: BacklogWatch(database: served, logger: logger),
      observers: CallObservers(slowCalls: nil, spans: nil), cache: services.staleReads.cache))
  let port = try await server.start(host: "127.0.0.1", port: 0).port
  let client = RPCClient(port: port)
  let measuring = Task { [reads = services.staleReads] in await reads.run(logger: logger) }
  let outcome: Result<Void, any Error>
  do {
    let crm = TestCRM(
      calls: client, database: database, port: port, keeper: services.keeper,
      sealer: services.sealer, deniedCalls: services.deniedCalls)
    outcome = .success(try await body(crm))
  } catch {
    outcome = .failure(error)
  }
  measuring.cancel()
  await measuring.value
  await client.close()
  await server.shutdown(gracePeriod: .seconds(1))
  await served.shutdown()
  await database.shutdown()
  try outcome.get()
}

/// A deadline that only a failure reaches.
var soon: ContinuousClock.Instant { .now + .seconds(20) }
