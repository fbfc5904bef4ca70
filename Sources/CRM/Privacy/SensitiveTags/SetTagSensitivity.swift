import CRMProto
import Postgres
import Protobuf
import RPCCore
import WireProto

extension PrivacyService {
  static let sensitiveTagsMax = 1_000

  func setTagSensitivity(
    _ request: SetTagSensitivityRequest, context: CallContext
  ) async throws -> SetTagSensitivityResponse {
    var violations = Violations()
    let tag = TextRule.tag.apply(request.tag, "tag", &violations)
    if tag.isEmpty { violations.add("tag", "must not be empty") }
    try violations.throwIfAny()
    let call = MutationCall(context)
    let answer = try await mutations.decideApart(call) { transaction in
      // Before whoever gives criteria that name it.
      let segments = try await SegmentStore.locked(in: transaction)
      let key = SensitiveTags.key(tag)
      let marked = try await transaction.query("SELECT tag FROM sensitive_tag").map {
        try $0.decode(String.self, at: 0)
      }
      // In whatever spelling.
      let alike = marked.filter { SensitiveTags.key($0) == key }
      guard alike.isEmpty == request.isSensitive else {
        return Decision(answer: SetTagSensitivityResponse())
      }
      if request.isSensitive {
        let names = segments.filter { segment in
          segment.criteria.tags.contains { SensitiveTags.key($0) == key }
        }.map(\.name)
        guard names.isEmpty else { throw RPCError.tagInSegments(names) }
        guard marked.count < Self.sensitiveTagsMax else { throw RPCError.tooManySensitiveTags }
      }
      let now = clock.now()
      transaction.stage(
        request.isSensitive
          ? """
          INSERT INTO sensitive_tag (tag, marked_at, marked_by)
          VALUES (\(tag), \(now), \(call.caller))
          """ : "DELETE FROM sensitive_tag WHERE tag = ANY (\(alike))")
      transaction.stage(
        mutations.records.insert(sensitivity: request.isSensitive, of: tag, at: now, by: call))
      return Decision(answer: SetTagSensitivityResponse())
    }
    try await sensitiveTags.refresh()
    return answer
  }

  func listSensitiveTags(
    _ request: ListSensitiveTagsRequest, context: CallContext
  ) async throws -> ListSensitiveTagsResponse {
    let rows = try await database.report(
      "SELECT tag, marked_at, marked_by FROM sensitive_tag ORDER BY tag",
      deadline: context.deadline)
    return ListSensitiveTagsResponse(
      tags: try rows.map { row in
        var cells = row.makeDecoder()
        return SensitiveTag(
          tag: try cells.next(String.self),
          markedAt: GoogleProtobuf.Timestamp(try cells.next(Timestamptz.self)),
          markedBy: try cells.next(String.self))
      })
  }
}

extension ChangeRecords {
  /// The audit entry of a tag that is marked, or is no more: a tag has no id, and nobody waits for an event.
  fileprivate func insert(
    sensitivity isSensitive: Bool, of tag: String, at now: Timestamptz, by call: MutationCall
  ) -> Query {
    let change: JSONValue = [
      "tag": ["old": "", "new": .string(tag)],
      "is_sensitive": ["old": .bool(!isSensitive), "new": .bool(isSensitive)],
    ]
    let values = AuditValues(change.text())
    let entry = AuditEntry(
      occurredAt: now, caller: call.caller, peer: call.peer, callID: call.id, method: call.method,
      resource: "tag", action: Change.Action.markedSensitive.rawValue,
      fields: ["is_sensitive", "tag"], valuesDigest: values.digest)
    return "WITH \(AuditRecords.insert(rows: AuditRecords.row(entry, values, by: key)))"
  }
}

extension RPCError {
  static func tagInSegments(_ names: [String]) -> RPCError {
    let shown = names.prefix(10).joined(separator: ", ")
    let rest = names.count > 10 ? " and \(names.count - 10) more" : ""
    return RPCError(
      .failedPrecondition, "Criteria of segments name the tag: \(shown)\(rest).",
      reason: "TAG_IN_SEGMENTS")
  }

  static let tooManySensitiveTags = RPCError(
    .resourceExhausted,
    "There may be at most \(PrivacyService.sensitiveTagsMax) sensitive tags.",
    reason: "TOO_MANY_SENSITIVE_TAGS")
}
