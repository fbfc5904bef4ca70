import CRMProto
import Morocco
import Postgres
import RPCCore

/// The services of customers and of what is known about them, over one database.
struct CustomerDataServices: Sendable {
  private let customers: CustomerService
  private let interactions: InteractionService
  private let feedback: FeedbackService
  private let segments: SegmentService

  /// - Parameters:
  ///   - database: where reads go.
  ///   - mutations: where everything else goes.
  init(
    database: Database, mutations: Mutations, pageTokens: PageTokens, settings: CRMSettings,
    clock: WallClock, sensitiveTags: SensitiveTags, calculator: SegmentCalculator
  ) {
    let lists = Lists(database: database, pageTokens: pageTokens)
    customers = CustomerService(
      database: database, mutations: mutations, lists: lists, clock: clock,
      sensitiveTags: sensitiveTags)
    interactions = InteractionService(
      database: database, mutations: mutations, lists: lists, settings: settings, clock: clock)
    feedback = FeedbackService(
      database: database, mutations: mutations, lists: lists, settings: settings, clock: clock)
    segments = SegmentService(
      database: database, mutations: mutations, lists: lists, settings: settings, clock: clock,
      sensitiveTags: sensitiveTags, calculator: calculator)
  }

  func register(in router: inout Router) {
    router.registerCustomerService(customers)
    router.registerInteractionService(interactions)
    router.registerFeedbackService(feedback)
    router.registerSegmentService(segments)
  }
}
