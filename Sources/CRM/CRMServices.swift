import CRMProto
package import Postgres
package import RPCCore

/// The CRM: every service of `crm.v1` over one database.
package struct CRMServices: Sendable {
  private let customers: CustomerService
  private let control: ControlService

  /// Reads the shared secrets; the schema is up to date.
  package init(database: Database, version: String, clock: WallClock = .system) async throws {
    let pageTokenKey = try await ServerSecrets.value(named: "page_token", in: database)
    customers = CustomerService(
      database: database, mutations: Mutations(database: database),
      pageTokens: PageTokens(key: pageTokenKey), clock: clock)
    control = ControlService(version: version, clock: clock)
  }

  /// Registers every method.
  package func register(in router: inout Router) {
    router.registerControlService(control)
    router.registerCustomerService(customers)
    router.registerInteractionService(InteractionService())
    router.registerFeedbackService(FeedbackService())
    router.registerSegmentService(SegmentService())
  }
}
