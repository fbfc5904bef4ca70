import CRMProto
import Postgres
import RPCCore

extension PrivacyService {
  /// First the trail says that the data was given away, then it is read: a table at a time, as fast as the caller
  /// takes it.
  func exportCustomerData(
    _ request: ExportCustomerDataRequest, responses: ResponseWriter<ExportCustomerDataResponse>,
    context: CallContext
  ) async throws {
    var violations = Violations()
    let id = Self.customer(request.customerID, &violations)
    try violations.throwIfAny()
    try await recordExport(of: id, by: MutationCall(context))
    for table in PersonalDataRegistry.tables {
      guard let section = table.section, let isAbout = table.isAbout(id) else { continue }
      try await send(table, section, isAbout, to: responses, context)
    }
  }

  private func recordExport(of id: ResourceID, by call: MutationCall) async throws {
    _ = try await mutations.decide(call) { transaction in
      let customer = try await CustomerStore.lockedWhetherErased(id, in: transaction)
      let change = Change(
        .exported, .customer, id, of: id, revision: customer.revision, at: clock.now())
      return Decision(answer: ExportCustomerDataRequest(), changes: [change])
    }
  }

  private func send(
    _ table: PersonalTable, _ section: String, _ isAbout: Query,
    to responses: ResponseWriter<ExportCustomerDataResponse>, _ context: CallContext
  ) async throws {
    var last: String?
    var message = ExportCustomerDataResponse(section: section)
    var bytes = 0
    repeat {
      let rows = try await database.report(
        table.export(isAbout, after: last), deadline: context.deadline)
      for row in rows {
        let record = try row.decode(String.self, at: 1)
        if bytes + record.utf8.count > Self.messageBytesMax, !message.records.isEmpty {
          try await responses.send(message)
          message.records = []
          bytes = 0
        }
        message.records.append(record)
        bytes += record.utf8.count
      }
      last =
        rows.count < PersonalTable.exportedMax ? nil : try rows.last?.decode(String.self, at: 0)
    } while last != nil
    if !message.records.isEmpty { try await responses.send(message) }
  }

  /// A frame holds four times as much.
  private static let messageBytesMax = 1_048_576
}

extension PersonalTable {
  fileprivate static let exportedMax = 200

  /// Its rows about somebody as JSON objects, each behind its key, in the order of the keys' texts.
  fileprivate func export(_ isAbout: Query, after last: String?) -> Query {
    let columns = columns.filter(\.dataClass.isExported)
    let members = columns.map { column -> Query in
      "\(column.name.description), \(column.exported)"
    }
    let behind: Query = last.map { "AND \(unescaped: key)::text COLLATE \"C\" > \($0)" } ?? ""
    return """
      SELECT \(unescaped: key)::text, json_build_object(\(members.joined(separator: ", ")))::text
      FROM \(unescaped: sql) WHERE \(isAbout) \(behind)
      ORDER BY \(unescaped: key)::text COLLATE "C" LIMIT \(Int64(Self.exportedMax))
      """
  }
}
