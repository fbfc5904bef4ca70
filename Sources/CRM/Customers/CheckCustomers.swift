import CRMProto
import Postgres
import RPCCore

extension CustomerService {
  func checkCustomers(
    _ request: CheckCustomersRequest, context: CallContext
  ) async throws -> CheckCustomersResponse {
    let ids = try Self.ids(request.ids)
    guard !ids.isEmpty else { return CheckCustomersResponse() }
    let rows = try await database.read(
      CustomerStore.check(Array(Set(ids))), deadline: context.deadline)
    let found = try Dictionary(
      rows.map { row in
        let check = try CustomerCheck(row)
        return (check.id, check)
      }, uniquingKeysWith: { first, _ in first })
    return CheckCustomersResponse(
      checks: ids.map { found[$0.description] ?? CustomerCheck(id: $0.description) })
  }
}

extension CustomerStore {
  fileprivate static func check(_ ids: [ResourceID]) -> Query {
    """
    SELECT id, is_active, restricted_at IS NOT NULL, loyalty_status, display_name, ARRAY(
      SELECT segment.id FROM customer_segment, unnest(segments) AS member
      JOIN segment ON segment.number = member AND segment.is_active
      WHERE customer_id = customer.id ORDER BY segment.id)
    FROM customer WHERE id = ANY (\(ids))
    """
  }
}

extension CustomerCheck {
  fileprivate init(_ row: Row) throws {
    var cells = row.makeDecoder()
    let id = try cells.next(ResourceID.self)
    let isActive = try cells.next(Bool.self)
    let isRestricted = try cells.next(Bool.self)
    let loyaltyStatus = LoyaltyStatus(rawValue: Int32(try cells.next(Int16.self)))
    let displayName = try cells.next(String.self)
    self.init(
      id: id.description, exists: true, isActive: isActive, verified: isActive,
      loyaltyStatus: loyaltyStatus,
      segmentIDs: try cells.next([ResourceID].self).map(\.description),
      displayName: displayName, isRestricted: isRestricted)
  }
}
