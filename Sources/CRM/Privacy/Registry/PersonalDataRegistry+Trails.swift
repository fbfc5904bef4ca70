import CRMProto
import Postgres

/// What is written beside customers: segments, the audit trail, stored answers, and what is about nobody.
extension PersonalDataRegistry {
  /// Upkeep takes who is erased out of every segment, and tells it as ever.
  static let customerSegment = PersonalTable(
    "customer_segment", about: .column("customer_id"), section: "segment_membership",
    key: "customer_id",
    [
      .column("customer_id", .link),
      .column("bucket", .operational),
      .column("segments", .history),
    ])

  static let segmentChange = PersonalTable(
    "segment_change", about: .column("customer_id"), section: "segment_change",
    [
      .column("id", .link),
      .column("customer_id", .link),
      .column("segment_number", .history),
      .column("occurred_at", .history),
      .column("entered", .history),
      .column("cause", .history),
    ])

  static let segmentDue = PersonalTable(
    "segment_due", about: .column("customer_id"), erasing: .rows, key: "customer_id",
    [.column("customer_id", .link), .column("due_at", .derived)])

  static let auditEntry = PersonalTable(
    "audit_entry", about: .column("customer_id"), section: "audit_entry",
    [
      .column("id", .history),
      .column("occurred_at", .history),
      .column("caller", .actor),
      .column("peer", .actor),
      .column("call_id", .operational),
      .column("method", .history),
      .column("resource", .history),
      .column("resource_id", .link),
      .column("customer_id", .link),
      .column("revision", .history),
      .column("action", .history),
      .column("fields", .history),
      .column("values_digest", .secret),
      .column("reason", .history),
      .column("times", .history),
      .column("mac", .secret),
    ])

  static let auditValue = PersonalTable(
    "audit_value",
    about: .condition { customer in
      "entry_id IN (SELECT id FROM audit_entry WHERE customer_id = \(customer))"
    }, erasing: .rows, section: "audit_value", key: "entry_id",
    [
      .column("entry_id", .history),
      .column("salt", .secret),
      .column("changes", .content),
    ])

  static let requestRecord = PersonalTable(
    "request_record", about: .column("customer_id"), erasing: .blanks, section: "stored_answer",
    key: "(caller || ' ' || method || ' ' || request_id)",
    [
      .column("caller", .actor),
      .column("method", .history),
      .column("request_id", .history),
      .column("content_hash", .derived),
      // What it has, the other sections have.
      .column("answer", .derived),
      .column("created_at", .history),
      .column("customer_id", .link),
    ])

  static let erasureReceipt = PersonalTable(
    "erasure_receipt", about: .column("customer_id"), section: "erasure_receipt",
    [
      .column("id", .link),
      .column("customer_id", .link),
      .column("erased_at", .history),
      .column("erased_by", .actor),
      .column("reason", .history, of: ErasureReason.self),
      .column("reference", .history),
      .column("erased_tables", .history),
      .column("erased_rows", .history),
      .column("signature", .secret),
    ])

  static let aboutNobody: [PersonalTable] = [
    // Words of names and tags, without a link to whose: `Erasure` takes those away that nobody else has.
    PersonalTable("search_word", erasing: .apart, [.column("word", .derived)]),
    PersonalTable(
      "tag_count", erasing: .apart,
      [
        .column("tag", .derived),
        .column("slot", .operational),
        .column("customers", .operational),
      ]),
    // Ids that mean nothing once a person is erased; names of fields, no values.
    operational(
      "outbox_event", "id", "occurred_at", "type", "resource_id", "revision", "fields",
      "customers", "cause"),
    operational(
      "interaction_count", "month", "staff_member_id", "channel", "slot", "interactions",
      "minutes", "timed"),
    operational(
      "feedback_count", "month", "service_type", "rating", "sentiment", "slot", "feedback",
      "resolved"),
    operational(
      "segment", "id", "number", "revision", "name", "description", "criteria", "is_active",
      "is_deleted", "status", "status_reason", "count_before", "created_at", "updated_at",
      "last_calculated", "is_scheduled"),
    operational("segment_catalogue", "version"),
    operational("segment_count", "segment_number", "slot", "customers"),
    operational(
      "segment_calculation", "id", "segments", "position", "customers_done", "customers_total",
      "started_at", "finished_at", "failure"),
    operational(
      "segment_calculation_result", "calculation_id", "segment_number", "entered", "left",
      "customers", "finished_at", "duration_millis"),
    operational(
      "segment_calculation_request", "caller", "id", "content_hash", "calculation_id", "created_at"),
    operational(
      "audit_block", "number", "entry_ids", "macs", "previous", "sealed_at", "hash"),
    operational(
      "audit_head", "is_only", "block_number", "hash", "watermark", "sealed_above",
      "adopted_through"),
    operational("sensitive_tag", "tag", "marked_at", "marked_by"),
    operational("answer_generation", "is_only", "generation"),
    operational("schema_migration", "number", "name", "hash", "applied_at"),
    PersonalTable(
      "server_secret",
      [
        .column("name", .operational),
        .column("value", .secret),
        .column("created_at", .operational),
      ]),
  ]

  private static func operational(
    _ name: StaticString, _ columns: StaticString...
  ) -> PersonalTable {
    PersonalTable(name, columns.map { .column($0, .operational) })
  }
}
