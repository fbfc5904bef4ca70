import CRMProto
import Postgres
import RPCCore

extension SegmentService {
  /// Counts every one of them: nothing is estimated.
  func previewSegment(
    _ request: PreviewSegmentRequest, context: CallContext
  ) async throws -> PreviewSegmentResponse {
    guard (0...100).contains(request.sampleSize) else {
      throw RPCError.invalid("sample_size", "must be 0 to 100")
    }
    let criteria = try await resolved(request.criteria, context)
    let sql = CriteriaSQL(now: clock.now(), zone: settings.zone)
    let counted = try await database.report(
      SegmentPreview.count(sql.condition(criteria)), deadline: context.deadline)
    guard let row = counted.first, try row.decode(Bool.self, at: 1) else {
      throw RPCError.derivedFieldsPending
    }
    let sample =
      try await request.sampleSize == 0
      ? nil
      : database.report(
        SegmentPreview.sample(sql.members(criteria), Int64(request.sampleSize)),
        deadline: context.deadline)
    return PreviewSegmentResponse(
      customerCount: try row.decode(Int64.self, at: 0),
      sample: sensitiveTags.visible(
        try sample?.map { try CustomerRow($0).customer } ?? [], to: context.caller))
  }
}

extension SegmentService {
  /// Criteria with those of the segments that they refer to.
  private func resolved(_ text: String, _ context: CallContext) async throws -> Criteria {
    let given = try GivenCriteria(text)
    try given.requirePermissions(of: context.caller, sensitiveTags)
    let segments =
      try await given.refersToSegments
      ? SegmentDefinition.all(in: database, deadline: context.deadline) : []
    let criteria = try given.linked(of: nil, among: segments)
    try SegmentGraph(
      segments + [
        SegmentDefinition(id: .zero, number: 0, name: "", criteria: criteria, isActive: true)
      ]
    ).checkSizes()
    return SegmentReferences(segments).resolved(criteria)
  }
}

/// The statements of a preview.
private enum SegmentPreview {
  /// With whether the texts of all customers are as criteria compare them.
  ///
  /// Who may be in no segment, which only the table knows, is taken off: an index may know all else.
  static func count(_ condition: Query) -> Query {
    """
    SELECT (SELECT count(*) FROM customer WHERE \(condition))
        - (SELECT count(*) FROM customer
          WHERE (restricted_at IS NOT NULL OR erased_at IS NOT NULL) AND \(condition)),
      NOT EXISTS (SELECT 1 FROM customer WHERE derived_version < \(SearchKeys.version))
    """
  }

  /// Those that were created last.
  static func sample(_ condition: Query, _ size: Int64) -> Query {
    """
    SELECT \(unescaped: CustomerRow.columns) FROM customer WHERE \(condition)
    ORDER BY id DESC LIMIT \(size)
    """
  }
}

extension RPCError {
  static let derivedFieldsPending = RPCError(
    .unavailable,
    "Customers of an older version are being brought up to date. Try again when that is done.",
    reason: "DERIVED_FIELDS_PENDING", retryDelay: .seconds(5))
}
