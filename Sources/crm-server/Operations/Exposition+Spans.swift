import Operations
import SpanExport

extension Exposition {
  /// - Parameter counts: nothing but zeros when spans go nowhere.
  mutating func add(_ counts: SpanQueue.Counts) {
    add(
      "crm_spans_exported_total", .counter, "Spans of calls that the collector took.",
      counts.exported)
    let dropped: StaticString = "crm_spans_dropped_total"
    begin(dropped, .counter, "Spans of calls that were given up, by why.")
    sample(dropped, ["reason": "queue_full"], counts.droppedInQueue)
    sample(dropped, ["reason": "export_failed"], counts.droppedInExport)
  }
}
