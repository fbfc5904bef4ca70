import CRM
import Operations

extension Exposition {
  mutating func add(_ counts: NearCache.Counts, bytesMax: Int) {
    let calls: StaticString = "crm_cache_calls_total"
    begin(
      calls, .counter,
      "Calls that take old answers, by where theirs came from: memory, another call, or a database."
    )
    sample(calls, ["outcome": "hit"], counts.hits)
    sample(calls, ["outcome": "join"], counts.joins)
    sample(calls, ["outcome": "miss"], counts.misses)
    add("crm_cache_answers", .gauge, "Answers that are kept in memory.", counts.answers)
    add("crm_cache_used_bytes", .gauge, "Memory that they take, about.", counts.bytes)
    add("crm_cache_limit_bytes", .gauge, "Beyond it the oldest are dropped.", bytesMax)
  }
}
