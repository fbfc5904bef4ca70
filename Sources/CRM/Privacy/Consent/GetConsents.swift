import CRMProto
import Postgres
import RPCCore

extension PrivacyService {
  func getConsents(
    _ request: GetConsentsRequest, context: CallContext
  ) async throws -> GetConsentsResponse {
    guard let customer = ResourceID(request.customerID) else {
      throw RPCError.invalid("customer_id", "must be a UUID")
    }
    let list = KeysetList(
      table: "consent_record", columns: ConsentStore.columns,
      conditions: ["customer_id = \(customer)"], order: ConsentSortKey.standard)
    let page = try await lists.page(of: list, request, context) { try ConsentRecord($0) }
    if page.items.isEmpty {
      try await CustomerStore.require(customer, in: database, deadline: context.deadline)
    }
    let decisions = try await database.read(
      ConsentStore.decisions(of: customer), deadline: context.deadline)
    let ledger = try ConsentLedger(decisions.map { try ConsentLedger.Decision($0) })
    return GetConsentsResponse(
      states: ledger.states, records: page.items, nextPageToken: page.nextPageToken)
  }
}

private enum ConsentSortKey: String, SortKey {
  case decidedAt = "decided_at"

  static let standard = ListOrder(decidedAt, isDescending: true)

  var expression: SQLFragment { "decided_at" }
  var type: SortKeyType { .instant }
}
