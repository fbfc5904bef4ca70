import RPCCore

/// Names one state of a resource: its revision, which grows with every write.
enum Etag {
  static func make(revision: Int64) -> String { "r\(revision)" }

  /// - Throws: ABORTED when `given` names another state; an empty one names any.
  static func check(_ given: String, against stored: String, field: String) throws(RPCError) {
    guard given.isEmpty || given == stored else {
      throw RPCError(
        .aborted, "The resource has changed since it was read. Read it again and retry.",
        reason: "ETAG_MISMATCH",
        violations: [FieldViolation(field: field, description: "is not the current etag")])
    }
  }
}
