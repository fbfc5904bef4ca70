import CRMProto
import Postgres
import RPCCore

extension CustomerService {
  private static let idsMax = 1000

  func batchGetCustomers(
    _ request: BatchGetCustomersRequest, context: CallContext
  ) async throws -> BatchGetCustomersResponse {
    guard request.ids.count <= Self.idsMax else {
      throw RPCError.invalid("ids", "must be at most \(Self.idsMax)")
    }
    var violations = Violations()
    let ids = request.ids.enumerated().map { index, text in
      let id = ResourceID(text)
      if id == nil { violations.add("ids[\(index)]", "must be a UUID") }
      return id
    }
    try violations.throwIfAny()

    let wanted = ids.compactMap { $0 }
    guard !wanted.isEmpty else { return BatchGetCustomersResponse() }
    let rows = try await database.report(
      CustomerStore.find(Array(Set(wanted))), deadline: context.deadline)
    let found = try Dictionary(
      rows.map { row in
        let decoded = try CustomerRow(row)
        return (decoded.id, decoded.customer)
      }, uniquingKeysWith: { first, _ in first })
    return BatchGetCustomersResponse(
      customers: wanted.compactMap { found[$0] },
      missingIDs: wanted.filter { found[$0] == nil }.map(\.description))
  }
}
