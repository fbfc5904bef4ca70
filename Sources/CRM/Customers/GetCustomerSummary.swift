import CRMProto
import Postgres
import RPCCore

extension CustomerService {
  /// One statement, so that every figure is of the same instant.
  func getCustomerSummary(
    _ request: GetCustomerSummaryRequest, context: CallContext
  ) async throws -> CustomerSummary {
    guard let id = ResourceID(request.id) else { throw RPCError.invalid("id", "must be a UUID") }
    let rows = try await database.read(
      CustomerSummaryStore.find(id, withConsents: context.caller.may(.read(.privacy))),
      deadline: context.deadline)
    var summary = CustomerSummary()
    for row in rows {
      switch try TimelineEntries.kind(of: row) {
      case .customer: try CustomerSummaryStore.decode(row, into: &summary)
      case .lastFeedback: summary.lastFeedback = try TimelineEntries.feedback(row)
      default: summary.latest += [try TimelineEntries.entry(row)].compactMap { $0 }
      }
    }
    guard let customer = summary.customer else { throw RPCError.customerNotFound }
    summary.customer = sensitiveTags.visible(customer, to: context.caller)
    return summary
  }
}
