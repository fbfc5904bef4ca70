import Crypto
import Postgres

/// One step of the schema. Immutable once released: the database keeps its hash.
struct Migration: Sendable {
  /// From 1, without gaps.
  let number: Int32
  let name: String
  /// Run in one transaction, in order.
  var statements: [Query] = []
  /// Made while others write, which a transaction cannot: a migration has these or statements.
  var indexes: [ConcurrentIndex] = []

  /// SHA-256 of the statements' text.
  var hash: [UInt8] {
    var hash = SHA256()
    for statement in statements + indexes.map(\.create) {
      hash.update(data: Array("\(statement.sql);\n".utf8))
    }
    return Array(hash.finalize())
  }

  /// Every migration, in order.
  static let all: [Migration] = [
    .requestRecords, .customers, .auditAndOutbox, .interactions, .feedback, .search,
    .loyaltyChanges, .counters, .segments, .calculationOutcomes, .auditTrail, .privacy,
    .calculationRequests, .answerGeneration, .customersApart,
  ]
}
