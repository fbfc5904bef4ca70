import CRMProto
import Postgres
import Protobuf
import RPCCore
import WireProto

extension AuditService {
  /// Newest first, which is by their numbers.
  func listAuditEntries(
    _ request: ListAuditEntriesRequest, context: CallContext
  ) async throws -> ListAuditEntriesResponse {
    let list = AuditEntryList(conditions: try AuditEntryFilter(request).conditions)
    let page = try await lists.page(list, request, context, CRMProto.AuditEntry.init)
    return ListAuditEntriesResponse(
      entries: page.items, nextPageToken: page.nextPageToken, totalSize: page.totalSize)
  }
}

/// Which entries a list has, as conditions that are ANDed.
private struct AuditEntryFilter {
  let conditions: [Query]

  init(_ request: ListAuditEntriesRequest) throws(RPCError) {
    var violations = Violations()
    var conditions = PeriodFilter.conditions(
      request.period, on: "occurred_at", field: "period", &violations)
    for (field, text) in [
      ("resource_id", request.resourceID), ("customer_id", request.customerID),
    ] where !text.isEmpty {
      guard let id = ResourceID(text) else {
        violations.add(field, "must be a UUID")
        continue
      }
      conditions.append(field == "resource_id" ? "resource_id = \(id)" : "customer_id = \(id)")
    }
    if !request.resource.isEmpty { conditions.append("resource = \(request.resource)") }
    if !request.caller.isEmpty { conditions.append("caller = \(request.caller)") }
    if !request.method.isEmpty { conditions.append("method = \(request.method)") }
    if !request.action.isEmpty { conditions.append("action = \(request.action)") }
    try violations.throwIfAny()
    self.conditions = conditions.isEmpty ? ["TRUE"] : conditions
  }
}

private struct AuditEntryList: CountedQuery {
  let conditions: [Query]

  private var condition: Query { conditions.joined(separator: " AND ") }

  func rows(
    after position: PageTokens.Position?, limit: Int, in database: Database,
    deadline: ContinuousClock.Instant
  ) async throws -> [Row] {
    let isBehind = try position.map { position -> Query in "AND id < \(try position.number)" }
    let page: Query = """
      SELECT \(unescaped: AuditEntry.columns), changes
      FROM audit_entry LEFT JOIN audit_value ON entry_id = id
      WHERE \(condition) \(isBehind ?? "") ORDER BY id DESC LIMIT \(Int64(limit))
      """
    return Array(try await database.report(page, deadline: deadline))
  }

  func position(of row: Row) throws -> PageTokens.Position {
    PageTokens.Position(sortKey: String(try row.decode(Int64.self, at: 0)), id: .zero)
  }

  func count(in database: Database, deadline: ContinuousClock.Instant) async throws -> Int64 {
    let rows = try await database.report(
      "SELECT count(*) FROM audit_entry WHERE \(condition)", deadline: deadline)
    return try rows.first?.decode(Int64.self, at: 0) ?? 0
  }
}

extension CRMProto.AuditEntry {
  fileprivate init(_ row: Row) throws {
    var cells = row.makeDecoder()
    let (id, entry, _) = try AuditEntry.read(&cells)
    let values = try cells.next(String?.self).map { try JSONValue(text: $0) }
    self.init(
      id: id, occurredAt: GoogleProtobuf.Timestamp(entry.occurredAt), caller: entry.caller,
      peer: entry.peer, callID: entry.callID, method: entry.method, resource: entry.resource,
      resourceID: entry.resourceID?.description ?? "",
      customerID: entry.customerID?.description ?? "", revision: entry.revision ?? 0,
      action: entry.action,
      changes: entry.fields.map { field in
        AuditFieldChange(
          field: field, old: values?[field]?["old"]?.text() ?? "",
          new: values?[field]?["new"]?.text() ?? "")
      },
      valuesErased: !entry.valuesDigest.isEmpty && values == nil, reason: entry.reason,
      times: entry.times)
  }
}
