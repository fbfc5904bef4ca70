import CRMProto
import Postgres
import RPCCore

extension CustomerService {
  /// What a query finds comes best first, unless the caller wants another order.
  func listCustomers(
    _ request: ListCustomersRequest, context: CallContext
  ) async throws -> ListCustomersResponse {
    try sensitiveTags.requireReading(request.tagsAny + request.tagsAll, by: context.caller)
    var conditions = try CustomerFilter(request, isActive: request.isActive ?? true).conditions
    if !Text.normalized(request.query).isEmpty {
      let search = CustomerSearch(
        query: try SearchQuery(request.query), filters: conditions, columns: CustomerRow.columns,
        frequencies: termFrequencies)
      guard !request.orderBy.isEmpty else { return try await page(search, request, context) }
      conditions.append(try await search.condition(in: database, deadline: context.deadline))
    }
    let list = KeysetList(
      table: "customer", columns: CustomerRow.columns, conditions: conditions,
      order: try CustomerOrder(request.orderBy))
    return try await page(list, request, context)
  }

  private func page(
    _ list: some CountedQuery, _ request: ListCustomersRequest, _ context: CallContext
  ) async throws -> ListCustomersResponse {
    let page = try await lists.page(list, request, context) {
      sensitiveTags.visible(try CustomerRow($0).customer, to: context.caller)
    }
    return ListCustomersResponse(
      customers: page.items, nextPageToken: page.nextPageToken, totalSize: page.totalSize)
  }
}
