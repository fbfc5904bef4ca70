import CRMProto
import Postgres
import Protobuf

/// Words and tags that a customer has, and had: they stand in tables that do not say whose they are.
struct CustomerTraces {
  private(set) var words: Set<String>
  private(set) var tags: Set<String>

  /// The fields that words and tags are made of.
  private static let fields = ["full_name", "full_name_ar", "company_name", "email", "tags"]

  /// Reads earlier ones from the audit trail's values, before they are forgotten.
  init(of customer: CustomerRow, in transaction: Transaction) async throws {
    tags = Set(customer.customer.tags)
    let stored = try await transaction.query(
      "SELECT search_terms FROM customer WHERE id = \(customer.id)")
    words = Set(try stored.first?.decode([String].self, at: 0) ?? [])
    let rows = try await transaction.query(
      """
      SELECT changes FROM audit_value JOIN audit_entry ON id = entry_id
      WHERE customer_id = \(customer.id) AND resource = 'customer' AND fields && \(Self.fields)
      """)
    for row in rows {
      // What somebody has spoilt is for VerifyAudit to name, and must not keep anybody from being erased.
      guard let changes = try? JSONValue(text: try row.decode(String.self, at: 0)) else { continue }
      for field in Self.fields {
        for side in ["old", "new"] { add(changes[field]?[side], of: field) }
      }
    }
  }

  private mutating func add(_ value: JSONValue?, of field: String) {
    if field == "tags" {
      tags.formUnion(value?.array?.compactMap(\.string) ?? [])
      return
    }
    guard let text = value?.string, !text.isEmpty else { return }
    let named = field == "email" ? Customer(email: text) : Customer(fullName: text)
    words.formUnion(SearchKeys(named).words)
  }
}

/// Words by which nobody is found any more.
enum WordTraces {
  static func erase(_ words: Set<String>) -> Query {
    """
    DELETE FROM search_word WHERE word = ANY (\(words.sorted()))
      AND NOT EXISTS (SELECT FROM customer WHERE search_terms @> ARRAY[word COLLATE "default"])
    """
  }
}

/// Tags that nobody carries any more.
enum TagTraces {
  /// Of all tags whose count is zero, those among them that others took away.
  static func erase(_ tags: Set<String>, in transaction: Transaction) async throws {
    // Rows that add up to nothing can go, whatever others count meanwhile.
    let rows = try await transaction.query(
      """
      SELECT tag, slot, customers FROM tag_count
      WHERE tag = ANY (\(tags.sorted()))
        OR tag IN (SELECT tag FROM tag_count GROUP BY tag HAVING sum(customers) = 0)
      ORDER BY tag, slot FOR UPDATE
      """)
    var slots: [String: [Int16]] = [:]
    var counts: [String: Int64] = [:]
    for row in rows {
      var cells = row.makeDecoder()
      let tag = try cells.next(String.self)
      slots[tag, default: []].append(try cells.next(Int16.self))
      counts[tag, default: 0] += try cells.next(Int64.self)
    }
    let empty = counts.filter { $0.value == 0 }.keys.sorted()
    guard !empty.isEmpty else { return }
    let pairs = empty.flatMap { tag in (slots[tag] ?? []).map { (tag, $0) } }
    transaction.stage(
      """
      DELETE FROM tag_count USING unnest(\(pairs.map(\.0)), \(pairs.map(\.1))) AS gone (tag, slot)
      WHERE tag_count.tag = gone.tag AND tag_count.slot = gone.slot
      """)
  }
}
