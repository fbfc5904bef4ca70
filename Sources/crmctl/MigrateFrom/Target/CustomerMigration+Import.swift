import CRMProto
import Protobuf
import RPCClient
import RPCCore

extension CustomerMigration {
  /// Brings customers over whose addresses are their own. Lines of the import are old ids.
  func importCustomers(_ customers: [OldCustomer]) async throws {
    let results = try await results(of: customers.filter { created[$0.row.id] == nil })
    try await destination.concurrently(customers) { old in
      if let found = created[old.row.id] {
        return try await finish(old, as: found.id, found: found)
      }
      guard let result = results[old.row.id] else {
        return try context.refuse(
          old.row, Refusal("NO_ANSWER", "the service said nothing of it: run the command again"))
      }
      try await take(result, of: old)
    }
  }

  private func take(_ result: ImportResult, of old: OldCustomer) async throws {
    switch result.outcome {
    case .created, .unchanged:
      if destination.isDryRun {
        return try context.setMigrated(old.row, MigratedRow(repairs: old.repairs))
      }
      try await finish(old, as: result.customerID)
    case .duplicate, .invalid, .unspecified, .unrecognized:
      try context.refuse(old.row, Self.refusal(result))
    }
  }

  private static func refusal(_ result: ImportResult) -> Refusal {
    guard result.outcome == .duplicate else {
      let error = RPCError(
        .invalidArgument, "", reason: "INVALID_FIELDS",
        violations: result.violations.map { .init(field: $0.field, description: $0.description) })
      return error.refusal
    }
    let holder =
      result.duplicateOfLine > 0
      ? "the old customer \(result.duplicateOfLine)" : "the customer \(result.customerID)"
    return Refusal("EMAIL_TAKEN", "its e-mail address belongs to \(holder), who is active")
  }

  /// What ImportCustomers says of each, by old id.
  private func results(of customers: [OldCustomer]) async throws -> [Int64: ImportResult] {
    var results: [Int64: ImportResult] = [:]
    guard !customers.isEmpty else { return results }
    let batches = Self.batches(customers)
    let answers = try await destination.repeating {
      try await send(batches)
    }
    for result in answers { results[result.line] = result }
    return results
  }

  private func send(_ batches: [[ImportRow]]) async throws -> [ImportResult] {
    let service = CustomerServiceClient(destination.client)
    let isDryRun = destination.isDryRun
    return try await service.importCustomers(options: CallOptions(timeout: nil)) {
      requests, responses in
      var answers = responses.makeAsyncIterator()
      var results: [ImportResult] = []
      for batch in batches {
        try await requests.send(ImportCustomersRequest(dryRun: isDryRun, rows: batch))
        results += try await answers.next()?.results ?? []
      }
      await requests.finish()
      while let answer = try await answers.next() { results += answer.results }
      return results
    }
  }

  /// Notes are 40 kB at most: a batch of so many fits into a frame for the most part of them, and 50 in any case.
  private static func batches(_ customers: [OldCustomer]) -> [[ImportRow]] {
    var batches: [[ImportRow]] = [[]]
    var bytes = 0
    for old in customers {
      let size = old.customer.notes.utf8.count + 2_000
      if bytes + size > batchBytesMax, bytes > 0 {
        batches.append([])
        bytes = 0
      }
      batches[batches.count - 1].append(ImportRow(line: old.row.id, customer: old.customer))
      bytes += size
    }
    return batches
  }

  /// A frame holds four times as much.
  private static let batchBytesMax = 1_048_576
}
