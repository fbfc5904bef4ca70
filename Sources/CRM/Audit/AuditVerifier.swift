import Postgres

/// Looks through the whole trail for the first thing in it that is not as the servers wrote it.
struct AuditVerifier {
  let database: Database
  let key: AuditKey
  let now: Timestamptz
  let deadline: ContinuousClock.Instant

  private static let blocksAtOnce: Int64 = 5
  private static let entriesAtOnce = 1_000
  /// After which an entry is in a block, however long its transaction took.
  private static let sealedWithinMicroseconds: Int64 = 300_000_000

  /// What was found.
  struct Verdict {
    /// nil when everything is right.
    var flaw: AuditFlaw?
    var head: AuditHeadName
    var entriesDone: Int64
    var blocksDone: Int64
  }

  /// - Parameters:
  ///   - expected: a head that was right before: the trail has to go on from it.
  ///   - progress: gets the entries that are done, and those that there are.
  func verify(
    expecting expected: AuditHeadName?, progress: (Int64, Int64) async throws -> Void
  ) async throws -> Verdict {
    let head = try await head()
    let total = try await number(
      """
      SELECT COALESCE(sum(cardinality(entry_ids)), 0)::bigint FROM audit_block
      WHERE number <= \(head.blockNumber)
      """)
    var verdict = Verdict(head: .beginning, entriesDone: 0, blocksDone: 0)
    var last = AuditHeadName.beginning
    while verdict.flaw == nil {
      let blocks = try await blocks(
        behind: last.number, through: head.blockNumber, adoptedThrough: head.adoptedThrough)
      guard !blocks.isEmpty else { break }
      for (block, hash) in blocks where verdict.flaw == nil {
        verdict.flaw = try await flaw(of: block, hash: hash, behind: last, expected, head)
        last = AuditHeadName(number: block.number, hash: hash)
        verdict.entriesDone += Int64(block.entryIDs.count)
        verdict.blocksDone += 1
      }
      try await progress(verdict.entriesDone, total)
    }
    verdict.head = last
    if verdict.flaw == nil { verdict.flaw = try await flaw(behind: last, expected, head) }
    return verdict
  }

  // MARK: A block

  private func flaw(
    of block: AuditBlock, hash: [UInt8], behind last: AuditHeadName, _ expected: AuditHeadName?,
    _ head: AuditHead
  ) async throws -> AuditFlaw? {
    guard block.number == last.number + 1 else {
      return AuditFlaw(.blockMissing, block: last.number + 1)
    }
    if let flaw = try await flaw(ofEntriesIn: block, head) { return flaw }
    guard block.previous == last.hash, block.hash(by: key) == hash else {
      return AuditFlaw(.blockChanged, entry: block.entryIDs.first, block: block.number)
    }
    if let expected, expected.number == block.number, expected.hash != hash {
      return AuditFlaw(.headMismatch, block: block.number)
    }
    return nil
  }

  private func flaw(
    ofEntriesIn block: AuditBlock, _ head: AuditHead
  ) async throws -> AuditFlaw? {
    let stored = try await entries("id = ANY (\(block.entryIDs))")
    let byID = Dictionary(stored.map { ($0.id, $0) }) { first, _ in first }
    var forgotten: [StoredEntry] = []
    for (index, id) in block.entryIDs.enumerated() {
      guard let entry = byID[id] else {
        return AuditFlaw(.missing, entry: id, block: block.number)
      }
      guard entry.mac(by: key, head) == block.mac(at: index) else {
        return AuditFlaw(.contentChanged, entry: id, block: block.number)
      }
      if let problem = entry.valuesProblem {
        guard problem == .valuesMissing else {
          return AuditFlaw(problem, entry: id, block: block.number)
        }
        forgotten.append(entry)
      }
    }
    return try await flaw(ofForgotten: forgotten, block: block.number)
  }

  /// Values may be missing of customers who were erased, of what was erased by itself, and of what retention no longer
  /// keeps; of nothing else. The entries that say so have to hold like all others.
  private func flaw(
    ofForgotten entries: [StoredEntry], block: Int64?
  ) async throws -> AuditFlaw? {
    guard !entries.isEmpty else { return nil }
    let subjects = Set(
      entries.flatMap { [$0.entry.customerID, $0.entry.resourceID] }.compactMap(\.self))
    let rows = try await database.report(
      """
      SELECT DISTINCT resource_id FROM audit_entry
      WHERE resource_id = ANY (\(Array(subjects))) AND action = 'erased'
      """, deadline: deadline)
    let erased = Set(try rows.map { try $0.decode(ResourceID.self, at: 0) })
    let cutoff = try await retentionCutoff()
    let bad = entries.first { entry in
      entry.entry.occurredAt >= cutoff
        && [entry.entry.customerID, entry.entry.resourceID].allSatisfy { subject in
          subject.map { !erased.contains($0) } ?? true
        }
    }
    return bad.map { AuditFlaw(.valuesMissing, entry: $0.id, block: block) }
  }

  /// Before which the trail itself says that values were given up.
  private func retentionCutoff() async throws -> Timestamptz {
    let rows = try await database.report(
      """
      SELECT reason FROM audit_entry
      WHERE resource = \(RetentionStore.trail) AND action = 'erased' AND resource_id IS NULL
      """, deadline: deadline)
    let cutoffs = try rows.compactMap { Int64(try $0.decode(String.self, at: 0)) }
    return Timestamptz(microsecondsSince2000: cutoffs.max() ?? .min)
  }

  // MARK: Behind the blocks

  private func flaw(
    behind last: AuditHeadName, _ expected: AuditHeadName?, _ head: AuditHead
  ) async throws -> AuditFlaw? {
    guard last.number == head.blockNumber, last.hash == head.hash else {
      return AuditFlaw(.truncated, block: last.number + 1)
    }
    if let expected, expected.number > last.number {
      return AuditFlaw(.truncated, block: last.number + 1)
    }
    let inserted = try await firstNumber(
      """
      SELECT min(id) FROM (
        SELECT id FROM audit_entry WHERE id <= \(head.watermark)
        EXCEPT SELECT unnest(entry_ids) FROM audit_block) AS entry
      """)
    if let inserted { return AuditFlaw(.inserted, entry: inserted) }
    let doubled = try await firstNumber(
      """
      SELECT min(id) FROM (
        SELECT max(id) AS id FROM audit_entry WHERE mac <> '' GROUP BY mac HAVING count(*) > 1
      ) AS entry
      """)
    if let doubled { return AuditFlaw(.inserted, entry: doubled) }
    let unsealed = try await firstNumber(
      """
      SELECT min(id) FROM (
        SELECT unnest(\(head.sealedAbove)) AS id EXCEPT SELECT unnest(entry_ids) FROM audit_block
      ) AS entry
      """)
    if let unsealed { return AuditFlaw(.unsealed, entry: unsealed) }
    if let flaw = try await flawOfUnsealed(head) { return flaw }
    return try await unrecorded()
  }

  private func flawOfUnsealed(_ head: AuditHead) async throws -> AuditFlaw? {
    var last = head.watermark
    while true {
      let unsealed = try await entries(
        "id > \(last) AND id <> ALL (\(head.sealedAbove))", limit: Self.entriesAtOnce)
      if let flaw = try await flaw(ofUnsealed: unsealed, head) { return flaw }
      guard unsealed.count == Self.entriesAtOnce, let end = unsealed.last?.id else { return nil }
      last = end
    }
  }

  private func flaw(
    ofUnsealed unsealed: [StoredEntry], _ head: AuditHead
  ) async throws -> AuditFlaw? {
    for entry in unsealed {
      guard entry.mac(by: key, head) != nil else { return AuditFlaw(.inserted, entry: entry.id) }
      let age = now.microsecondsSince2000 &- entry.entry.occurredAt.microsecondsSince2000
      guard age < Self.sealedWithinMicroseconds else {
        return AuditFlaw(.unsealed, entry: entry.id)
      }
      if let problem = entry.valuesProblem, problem != .valuesMissing {
        return AuditFlaw(problem, entry: entry.id)
      }
    }
    return try await flaw(ofForgotten: unsealed.filter { $0.valuesProblem != nil }, block: nil)
  }

  /// A resource whose state no entry tells of: it was changed by somebody else, or the entry was taken away
  /// together with all blocks behind it.
  private func unrecorded() async throws -> AuditFlaw? {
    let rows = try await database.report(
      """
      SELECT resource.kind, resource.id::text
      FROM (
        SELECT 'customer' AS kind, id, revision FROM customer
        UNION ALL SELECT 'interaction', id, revision FROM interaction
        UNION ALL SELECT 'feedback', id, revision FROM feedback
        UNION ALL SELECT 'segment', id, revision FROM segment WHERE NOT is_deleted) AS resource
      LEFT JOIN (
        SELECT resource_id, max(revision) AS revision FROM audit_entry GROUP BY resource_id
      ) AS entry ON entry.resource_id = resource.id
      WHERE entry.revision IS DISTINCT FROM resource.revision LIMIT 1
      """, deadline: deadline)
    guard let row = rows.first else { return nil }
    return AuditFlaw(
      .unrecorded, resource: try row.decode(String.self, at: 0),
      resourceID: try row.decode(String.self, at: 1))
  }
}

// MARK: Reading

extension AuditVerifier {
  private func head() async throws -> AuditHead {
    let rows = try await database.report(
      "SELECT \(unescaped: AuditHead.columns) FROM audit_head", deadline: deadline)
    guard let row = rows.first else { throw PostgresError(.unavailable) }
    var cells = row.makeDecoder()
    return try AuditHead(&cells)
  }

  private func blocks(
    behind number: Int64, through last: Int64, adoptedThrough: Int64
  ) async throws -> [(AuditBlock, hash: [UInt8])] {
    let rows = try await database.report(
      """
      SELECT number, entry_ids, macs, previous, sealed_at, hash FROM audit_block
      WHERE number > \(number) AND number <= \(last) ORDER BY number LIMIT \(Self.blocksAtOnce)
      """, deadline: deadline)
    return try rows.map { row in
      var cells = row.makeDecoder()
      let block = AuditBlock(
        number: try cells.next(Int64.self), entryIDs: try cells.next([Int64].self),
        macs: try cells.next([UInt8].self), previous: try cells.next([UInt8].self),
        sealedAt: try cells.next(Timestamptz.self), adoptedThrough: adoptedThrough)
      return (block, try cells.next([UInt8].self))
    }
  }

  private func entries(_ condition: Query, limit: Int? = nil) async throws -> [StoredEntry] {
    try await database.report(
      """
      SELECT \(unescaped: AuditEntry.columns), salt, changes
      FROM audit_entry LEFT JOIN audit_value ON entry_id = id
      WHERE \(condition) ORDER BY id LIMIT \(limit.map(Int64.init))
      """, deadline: deadline
    ).map { try StoredEntry($0) }
  }

  private func number(_ query: Query) async throws -> Int64 {
    try await firstNumber(query) ?? 0
  }

  private func firstNumber(_ query: Query) async throws -> Int64? {
    let rows = try await database.report(query, deadline: deadline)
    return try rows.first?.decode(Int64?.self, at: 0)
  }
}

/// An entry as it stands in the database, with what is left of its values.
private struct StoredEntry {
  let id: Int64
  let entry: AuditEntry
  let stored: [UInt8]
  let values: AuditValues?

  init(_ row: Row) throws {
    var cells = row.makeDecoder()
    (id, entry, stored) = try AuditEntry.read(&cells)
    let salt = try cells.next([UInt8]?.self)
    let changes = try cells.next(String?.self)
    values =
      if let salt, let changes { AuditValues(salt: salt, changes: changes) } else { nil }
  }

  /// Of what it says now; nil when that is not what it said.
  func mac(by key: AuditKey, _ head: AuditHead) -> [UInt8]? {
    let mac = entry.mac(by: key)
    return id <= head.adoptedThrough || mac == stored ? mac : nil
  }

  var valuesProblem: AuditFlaw.Problem? {
    if let values {
      // Of one length, so that nothing moves from the values into the salt.
      let isWhole =
        values.salt.count == AuditValues.saltBytes || stored.isEmpty && values.salt.isEmpty
      return isWhole && values.digest == entry.valuesDigest ? nil : .valuesChanged
    }
    return entry.valuesDigest.isEmpty ? nil : .valuesMissing
  }
}
