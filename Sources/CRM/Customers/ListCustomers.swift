import CRMProto
import Postgres
import RPCCore

extension CustomerService {
  func listCustomers(
    _ request: ListCustomersRequest, context: CallContext
  ) async throws -> ListCustomersResponse {
    let list = KeysetList(
      table: "customer", columns: CustomerRow.columns,
      conditions: try CustomerFilter(request).conditions,
      order: try CustomerOrder(request.orderBy))
    let page = try await lists.page(list, request, context) { try CustomerRow($0).customer }
    return ListCustomersResponse(
      customers: page.items, nextPageToken: page.nextPageToken, totalSize: page.totalSize)
  }
}
