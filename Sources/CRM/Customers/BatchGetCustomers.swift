import CRMProto
import Postgres
import RPCCore

extension CustomerService {
  private static let idsMax = 1000

  func batchGetCustomers(
    _ request: BatchGetCustomersRequest, context: CallContext
  ) async throws -> BatchGetCustomersResponse {
    let wanted = try Self.ids(request.ids)
    guard !wanted.isEmpty else { return BatchGetCustomersResponse() }
    let rows = try await database.report(
      CustomerStore.find(Array(Set(wanted))), deadline: context.deadline)
    let found = try Dictionary(
      rows.map { row in
        let decoded = try CustomerRow(row)
        return (decoded.id, decoded.customer)
      }, uniquingKeysWith: { first, _ in first })
    return BatchGetCustomersResponse(
      customers: sensitiveTags.visible(
        wanted.compactMap { found[$0] }, to: context.caller),
      missingIDs: wanted.filter { found[$0] == nil }.map(\.description))
  }

  /// The ids of a batch.
  /// - Throws: INVALID_ARGUMENT naming each that is no UUID, or when they are too many.
  static func ids(_ texts: [String]) throws(RPCError) -> [ResourceID] {
    var violations = Violations()
    let ids = ResourceID.list(texts, field: "ids", countMax: idsMax, &violations)
    try violations.throwIfAny()
    return ids
  }
}
