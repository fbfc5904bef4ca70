import CRMProto
import Postgres
import Protobuf
import RPCCore

extension CustomerService {
  /// Reads a thousand at a time, as fast as the caller takes them: no statement lasts as long as the
  /// export, and what changes meanwhile is in it as it was when its turn came.
  func exportCustomers(
    _ request: ExportCustomersRequest, responses: ResponseWriter<ExportCustomersResponse>,
    context: CallContext
  ) async throws {
    try sensitiveTags.requireReading(request.tagsAny + request.tagsAll, by: context.caller)
    var conditions = try CustomerFilter(request, isActive: request.isActive).conditions
    if !Text.normalized(request.query).isEmpty {
      let search = CustomerSearch(
        query: try SearchQuery(request.query), filters: conditions, columns: CustomerRow.columns,
        frequencies: termFrequencies)
      conditions.append(try await search.condition(in: database, deadline: context.deadline))
    }
    var last = ResourceID.zero
    while true {
      let rows = try await database.report(
        CustomerStore.export(conditions, after: last), deadline: context.deadline)
      let customers = try rows.map { try CustomerRow($0) }
      for message in try Self.messages(
        sensitiveTags.visible(customers.map(\.customer), to: context.caller))
      {
        try await responses.send(message)
      }
      guard let end = customers.last, customers.count == CustomerStore.exportedMax else { return }
      last = end.id
    }
  }

  /// A frame holds four times as much.
  private static let messageBytesMax = 1_048_576

  private static func messages(_ customers: [Customer]) throws -> [ExportCustomersResponse] {
    var messages: [ExportCustomersResponse] = []
    var message = ExportCustomersResponse()
    var bytes = 0
    for customer in customers {
      let size = try customer.serialized().count
      if bytes + size > messageBytesMax, !message.customers.isEmpty {
        messages.append(message)
        message = ExportCustomersResponse()
        bytes = 0
      }
      message.customers.append(customer)
      bytes += size
    }
    return message.customers.isEmpty ? messages : messages + [message]
  }
}

extension CustomerStore {
  fileprivate static let exportedMax = 1000

  /// In the order of ids, which is nearly that of creation.
  fileprivate static func export(_ conditions: [Query], after last: ResourceID) -> Query {
    """
    SELECT \(unescaped: CustomerRow.columns) FROM customer
    WHERE \((conditions + ["id > \(last)"]).joined(separator: " AND "))
    ORDER BY id LIMIT \(Int64(exportedMax))
    """
  }
}
