import ArgumentParser
import Measurement
import RPCClient

/// The services on a database of some size, held to what is promised of them.
struct ServicesBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "services",
    abstract: "Every kind of call on a database of 200,000 customers, held to what is promised.",
    discussion: "Ends with 1 when a promise is broken. Loading takes some minutes.")

  @Option(name: .long, help: "Customers to import first, 10,000 to 10,000,000.")
  var customers = 200_000

  @Option(name: .long, help: "Interactions to load, up to 100,000,000.")
  var interactions = 1_000_000

  @Option(name: .long, help: "Feedback to load, up to 100,000,000.")
  var feedback = 300_000

  @Option(name: .long, help: "Which; may be repeated. Default: all.")
  var scenario: [ServicesScenario] = []

  @Option(name: .long, help: "Seconds for each side of each comparison.")
  var seconds = 9

  @Option(name: .long, help: "Rounds in which the two sides take turns.")
  var rounds = 3

  @Option(
    name: .long,
    help: "Where the server keeps its database; one that has customers is measured as it is.")
  var stateDir: String?

  func validate() throws {
    guard (10_000...10_000_000).contains(customers), (1...100_000_000).contains(interactions),
      (1...100_000_000).contains(feedback)
    else {
      throw ValidationError(
        "--customers is 10,000 to 10,000,000, --interactions and --feedback 1 to 100,000,000")
    }
    guard (1...600).contains(seconds), (1...seconds).contains(rounds) else {
      throw ValidationError("--seconds is 1 to 600, --rounds 1 to --seconds")
    }
  }

  func run() async throws {
    try await ServerUnderTest.with(keptIn: stateDir) { try await measure($0) }
  }

  private func measure(_ server: ServerUnderTest) async throws {
    let client = try await RPCClient.connect(
      [server.address], configuration: server.clientConfiguration)
    let loader = ServicesLoader(client: client, connection: server.database)
    let ids = try await loader.load(
      customers: customers, interactions: interactions, feedback: feedback)
    let stage = ServicesStage(
      server: server, client: client, ids: ids, plan: .init(seconds: seconds, rounds: rounds))
    var isKept = true
    for scenario in scenario.isEmpty ? ServicesScenario.allCases : scenario {
      print("\(scenario.rawValue): \(scenario.purpose)")
      for promise in try await scenario.run(on: stage) {
        print("  \(promise)")
        if !promise.isKept { isKept = false }
      }
    }
    await client.close()
    if !isKept { throw ExitCode.failure }
  }
}

/// What the scenarios share.
struct ServicesStage: Sendable {
  let server: ServerUnderTest
  let client: RPCClient
  /// Of the customers that were loaded.
  let ids: [String]
  let plan: Comparison.Plan
  /// Of the customers that scenarios add: another one in each run, whose database may be an older one's.
  let seed = UInt64.random(in: 1_000..<1_000_000_000)

  var duration: Duration { .seconds(plan.seconds) }
}

enum ServicesScenario: String, CaseIterable, ExpressibleByArgument {
  case get
  case summary
  case create
  case search
  case suggest
  case pages
  case statistics
  case importing = "import"

  var purpose: String {
    switch self {
    case .get: "GetCustomer beside pgbench with the same SQL"
    case .summary: "GetCustomerSummary beside pgbench with the same SQL"
    case .create: "CreateCustomer beside pgbench committing the same rows in one round trip"
    case .search: "ListCustomers by names, misspelt, in Arabic, by phones and addresses"
    case .suggest: "SuggestCustomers while a name is typed"
    case .pages: "the 5,000th page of all customers beside the first"
    case .statistics: "GetInteractionStats and GetFeedbackStats, of everything and of periods"
    case .importing: "100,000 new customers imported, and imported again"
    }
  }

  func run(on stage: ServicesStage) async throws -> [Promise] {
    switch self {
    case .get: try await ReadComparison.get.run(on: stage)
    case .summary: try await ReadComparison.summary.run(on: stage)
    case .create: try await CreateComparison().run(on: stage)
    case .search: try await Searches(stage).runSearches()
    case .suggest: try await Searches(stage).runSuggestions()
    case .pages: try await DeepPages().run(on: stage)
    case .statistics: try await Statistics().run(on: stage)
    case .importing: try await Importing().run(on: stage)
    }
  }
}
