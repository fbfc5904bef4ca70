import RPCCore

/// Collects everything that is wrong with a request, so that its caller hears of all of it at once
/// (of the first `countMax`, that is).
struct Violations {
  private(set) var found: [FieldViolation] = []

  /// Nobody reads more, and a request of a million empty tags must not make an answer of its size.
  static let countMax = 100

  mutating func add(_ field: String, _ description: String) {
    guard found.count < Self.countMax else { return }
    found.append(FieldViolation(field: field, description: description))
  }

  /// Adds those fields of a resource that only the server sets and that were given all the same.
  mutating func refuse(in resource: String, outputOnly fields: [(name: String, isGiven: Bool)]) {
    for field in fields where field.isGiven {
      add("\(resource).\(field.name)", "is set by the server and must be left out")
    }
  }

  /// - Throws: INVALID_ARGUMENT with every violation.
  func throwIfAny() throws(RPCError) {
    guard !found.isEmpty else { return }
    throw RPCError(
      .invalidArgument, "The request has invalid fields.", reason: "INVALID_FIELDS",
      violations: found)
  }
}

extension RPCError {
  /// INVALID_ARGUMENT for one field.
  static func invalid(
    _ field: String, _ description: String, reason: String = "INVALID_FIELDS"
  ) -> RPCError {
    RPCError(
      .invalidArgument, "The request has invalid fields.", reason: reason,
      violations: [FieldViolation(field: field, description: description)])
  }
}
