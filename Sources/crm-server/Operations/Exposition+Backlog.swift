import CRM
import Operations

extension Exposition {
  mutating func add(_ sight: BacklogWatch.Sight) {
    let backlog = sight.backlog
    add(
      "crm_backlog_read_timestamp_seconds", .gauge,
      "When the numbers of segments, audit, outbox and request records were last read.",
      sight.readAtSeconds)
    addSegments(backlog)
    add(
      "crm_audit_entries_unsealed", .gauge, "Audit entries in no block yet, 10000 at the most.",
      backlog.auditEntriesUnsealed)
    add(
      "crm_audit_oldest_unsealed_seconds", .gauge,
      "Age of the oldest audit entry that is in no block yet; 0 when there is none.",
      backlog.oldestUnsealedSeconds)
    add(
      "crm_audit_last_seal_timestamp_seconds", .gauge,
      "When the last block of the audit trail was made; 0 when there is none.",
      backlog.lastSealSeconds)
    add(
      "crm_outbox_events", .gauge, "Events in the outbox, as PostgreSQL estimates.",
      backlog.outboxEvents)
    add(
      "crm_outbox_oldest_event_seconds", .gauge,
      "Age of the oldest event in the outbox; 0 when there is none.",
      backlog.oldestOutboxEventSeconds)
    add(
      "crm_request_records", .gauge,
      "Answers kept for callers who repeat a request, as PostgreSQL estimates.",
      backlog.requestRecords)
  }

  private mutating func addSegments(_ backlog: Backlog) {
    let segments: StaticString = "crm_segments"
    begin(segments, .gauge, "Segments by how far their calculation is.")
    for (status, count) in zip(["pending", "calculating", "ready", "failed"], backlog.segments) {
      sample(segments, ["status": status], count)
    }
    add(
      "crm_segment_calculations_open", .gauge, "Calculations that are not done.",
      backlog.calculationsOpen)
    add(
      "crm_segment_flips_scheduled", .gauge,
      "Customers whom time alone will move between segments, as PostgreSQL estimates.",
      backlog.flipsScheduled)
    add(
      "crm_segment_flips_late", .gauge,
      "Customers whom time should have moved between segments by now, 10000 at the most.",
      backlog.flipsLate)
    add(
      "crm_segment_flip_lateness_seconds", .gauge,
      "For how long the first of them has waited; 0 when there is none.",
      backlog.flipLatenessSeconds)
  }
}
