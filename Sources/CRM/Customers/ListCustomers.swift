import CRMProto
import Postgres
import Protobuf
import RPCCore

extension CustomerService {
  func listCustomers(
    _ request: ListCustomersRequest, context: CallContext
  ) async throws -> ListCustomersResponse {
    let limit = try PageSize.resolve(request.pageSize)
    let order = try CustomerOrder(request.orderBy)
    let filter = try CustomerFilter(request)
    let fingerprint = try Self.fingerprint(request, context)
    let position =
      try request.pageToken.isEmpty
      ? nil : pageTokens.read(request.pageToken, fingerprint: fingerprint)
    let after = try position.map { try CustomerListStore.Position($0, in: order) }

    // One row more than asked for tells whether there is a next page.
    let rows = try await database.report(
      CustomerListStore.page(filter, order, after: after, limit: limit + 1),
      deadline: context.deadline)
    var response = ListCustomersResponse()
    response.customers = try rows.prefix(limit).map { try CustomerRow($0).customer }
    if rows.count > limit, limit > 0 {
      let last = try CustomerListStore.Position(rows[limit - 1], in: order)
      response.nextPageToken = pageTokens.make(last.tokenPosition, fingerprint: fingerprint)
    }
    if request.includeTotalSize {
      let rows = try await database.report(
        CustomerListStore.count(filter), deadline: context.deadline)
      response.totalSize = try rows.first?.decode(Int64.self, at: 0) ?? 0
    }
    return response
  }

  /// What a page token is bound to: everything in the request that is not paging itself.
  private static func fingerprint(
    _ request: ListCustomersRequest, _ context: CallContext
  ) throws -> [UInt8] {
    var query = request
    query.pageSize = 0
    query.pageToken = ""
    query.includeTotalSize = false
    return PageTokens.fingerprint(of: [
      Array(context.method.fullName.utf8), Array(Caller(context).name.utf8), try query.serialized(),
    ])
  }
}
