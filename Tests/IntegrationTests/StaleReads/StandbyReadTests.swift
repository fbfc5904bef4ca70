import CRM
import CRMProto
import EmbeddedPostgres
import Foundation
import Logging
import Postgres
import RPCClient
import RPCCore
import ReplicatedPostgres
import Testing

/// Which of a primary and a standby answers. Replay on the standby is paused, so that what it says is old.
@Suite(.timeLimit(.minutes(3))) struct StandbyReadTests {
  private static let old = CallOptions(maxStaleness: MaxStaleness.durationMax)
  private static let recent = CallOptions(maxStaleness: .milliseconds(400))

  @Test func aStandbyAnswersWhoTakesOldAnswersWhileItIsRecentEnoughAndNobodyElse() async throws {
    try await Self.withPausedStandby { crm, pair, standby, customer in
      func notes(_ options: CallOptions) async throws -> String {
        try await crm.asCaller(with: ["crm:read:customers"]) {
          try await CustomerServiceClient($0).getCustomer(.init(id: customer.id), options: options)
        }.notes
      }
      #expect(try await notes(.default) == "new")
      #expect(try await notes(Self.old) == "old")
      // What it has not replayed makes it older by the minute.
      try #require(try await eventually { (standby.lag ?? .zero) > .milliseconds(500) })
      #expect(try await notes(Self.recent) == "new")
      #expect(try await notes(Self.old) == "old")

      _ = try await pair.standby.query("SELECT pg_wal_replay_resume()")
      try #require(try await eventually { (standby.lag ?? .seconds(9)) < .milliseconds(400) })
      #expect(try await notes(Self.recent) == "new")

      // One that hangs costs its callers two seconds at most, one that is gone nothing.
      let processes = pair.standby.processIDs
      for process in processes { kill(process, SIGSTOP) }
      let start = ContinuousClock.now
      #expect(try await notes(Self.old) == "new")
      #expect(.now - start < .seconds(4))
      for process in processes { kill(process, SIGCONT) }
      await pair.standby.stop()
      #expect(try await notes(Self.old) == "new")
      try #require(try await eventually { standby.lag == nil })
      #expect(try await notes(Self.old) == "new")
    }
  }

  @Test func onlyReadsOfWhichAnOldAnswerIsHarmlessGoToAStandby() async throws {
    try await Self.withPausedStandby { crm, _, _, customer in
      let list = try await crm.asCaller(with: ["crm:read:customers"]) {
        try await CustomerServiceClient($0).listCustomers(.init(), options: Self.old)
      }
      #expect(list.customers.map(\.notes) == ["old"])

      // Who may see consents gets those of now, and everything with them.
      let ids = [customer.id]
      let listed = try await crm.customers.listCustomers(.init(), options: Self.old)
      #expect(listed.customers.map(\.notes) == ["new"])
      let got = try await crm.customers.getCustomer(.init(id: customer.id), options: Self.old)
      #expect(got.notes == "new")
      let batch = try await crm.customers.batchGetCustomers(.init(ids: ids), options: Self.old)
      #expect(batch.customers.map(\.notes) == ["new"])
      let request = GetCustomerSummaryRequest(id: customer.id)
      let withConsents = try await crm.customers.getCustomerSummary(request, options: Self.old)
      #expect(withConsents.customer?.notes == "new")
      let without = try await crm.asCaller(with: [
        "crm:read:customers", "crm:read:interactions", "crm:read:feedback", "crm:read:segments",
      ]) { try await CustomerServiceClient($0).getCustomerSummary(request, options: Self.old) }
      #expect(without.customer?.notes == "old")

      let consent = ConsentRecord(
        customerID: customer.id, channel: .email, purpose: .marketing, decision: .granted,
        method: "test", textVersion: "1")
      let consents = try await crm.record(consent)
      let known = try await crm.privacy.getConsents(
        .init(customerID: customer.id), options: Self.old)
      #expect(known.records.map(\.id) == [consents.id])

      // A mutation decides by what is, whatever its metadata says.
      let updated = try await crm.customers.updateCustomer(
        .init(
          customer: Customer(id: customer.id, notes: "newest"),
          updateMask: .init(paths: ["notes"])), options: Self.old)
      #expect(updated.notes == "newest")
    }
  }

  @Test(arguments: [
    "", "5", "s", "5 s", "-5s", "0s", "1.5s", "61s", "60001ms", "5m", "99999999999999999999s",
  ])
  func whatIsNoDurationIsRefusedWhetherOrNotThereIsAStandby(text: String) async throws {
    try await withCRM { crm in
      let error = try await refusal {
        try await crm.customers.listCustomers(
          .init(), options: CallOptions(metadata: ["max_staleness": text]))
      }
      #expect(error.code == .invalidArgument && error.reason == "MAX_STALENESS_INVALID")
    }
  }

  /// Runs `body` with a server over a pair whose standby knows a customer's notes as "old" while they are "new".
  private static func withPausedStandby(
    _ body: (TestCRM, PostgresPair, Standby, Customer) async throws -> Void
  ) async throws {
    try await Slots.programs.occupied {
      let pair = try await PostgresPair.start(in: "/tmp/crm-pair-\(UUID().uuidString.prefix(8))")
      let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
      var configuration = DatabaseConfiguration(
        connectionString: pair.standby.connectionString(user: EmbeddedCluster.serviceRole))
      configuration.session = .standby
      let standby = Standby(
        name: "standby", database: Database(configuration, logger: logger))
      let outcome: Result<Void, any Error>
      do {
        try await migrate(pair.primary, logger)
        outcome = .success(
          try await withServer(
            over: pair.primary.connectionString(user: "crm"), standbys: [standby]
          ) { crm in
            try await body(crm, pair, standby, try await pausedCustomer(crm, pair, standby))
          })
      } catch {
        outcome = .failure(error)
      }
      await standby.database.shutdown()
      await pair.stop()
      try outcome.get()
    }
  }

  private static func migrate(_ primary: PostgresNode, _ logger: Logger) async throws {
    let owner = Database(
      DatabaseConfiguration(connectionString: primary.connectionString(user: "crm")),
      logger: logger)
    try await Migrator(owner, logger: logger).migrate(serviceRole: EmbeddedCluster.serviceRole)
    await owner.shutdown()
  }

  private static func pausedCustomer(
    _ crm: TestCRM, _ pair: PostgresPair, _ standby: Standby
  ) async throws -> Customer {
    let customer = try await crm.create(.individual().with(\.notes, "old"))
    try await pair.catchUp()
    try #require(try await eventually { standby.lag != nil })
    _ = try await pair.standby.query("SELECT pg_wal_replay_pause()")
    try #require(
      try await eventually {
        try await pair.standby.query("SELECT pg_get_wal_replay_pause_state()") == "paused"
      })
    return try await crm.update(customer.with(\.notes, "new"), ["notes"])
  }
}
