import Crypto
import Postgres

/// What the trail says of one thing that was done, or denied.
struct AuditEntry: Sendable {
  let occurredAt: Timestamptz
  let caller: String
  let peer: String
  let callID: String
  let method: String
  /// Empty for a call that was denied: it was not looked at.
  let resource: String
  var resourceID: ResourceID?
  var customerID: ResourceID?
  var revision: Int64?
  let action: String
  var fields: [String] = []
  var valuesDigest: [UInt8] = []
  var reason = ""
  var times: Int32 = 1

  /// Every column but the id, which is the database's to give and the blocks' to hold.
  func mac(by key: AuditKey) -> [UInt8] {
    var canonical = CanonicalBytes(version: 1)
    canonical.add(occurredAt.microsecondsSince2000)
    for text in [caller, peer, callID, method, resource, action, reason] { canonical.add(text) }
    canonical.add(resourceID)
    canonical.add(customerID)
    canonical.add(revision)
    canonical.add(fields)
    canonical.add(valuesDigest)
    canonical.add(Int64(times))
    return key.mac(of: canonical.bytes)
  }
}

/// The values of an entry, which can be forgotten without it.
struct AuditValues: Sendable {
  static let saltBytes = 16

  let salt: [UInt8]
  /// `{"email": {"old": …, "new": …}}`, to the letter.
  let changes: String

  /// - Parameter changes: with a salt of its own, so that nobody can try out what was forgotten.
  init(_ changes: String) {
    var random = SystemRandomNumberGenerator()
    salt = (0..<Self.saltBytes).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    self.changes = changes
  }

  init(salt: [UInt8], changes: String) {
    self.salt = salt
    self.changes = changes
  }

  var digest: [UInt8] { Array(SHA256.hash(data: salt + Array(changes.utf8))) }
}

extension AuditEntry {
  static let columns: SQLFragment = """
    id, occurred_at, caller, peer, call_id, method, resource, resource_id, customer_id, revision, action,
    fields, values_digest, reason, times, mac
    """

  /// A row of `columns`, with its id and its MAC.
  static func read(
    _ cells: inout CellDecoder
  ) throws -> (id: Int64, entry: AuditEntry, mac: [UInt8]) {
    let id = try cells.next(Int64.self)
    let entry = AuditEntry(
      occurredAt: try cells.next(Timestamptz.self), caller: try cells.next(String.self),
      peer: try cells.next(String.self), callID: try cells.next(String.self),
      method: try cells.next(String.self), resource: try cells.next(String.self),
      resourceID: try cells.next(ResourceID?.self), customerID: try cells.next(ResourceID?.self),
      revision: try cells.next(Int64?.self), action: try cells.next(String.self),
      fields: try cells.next([String].self), valuesDigest: try cells.next([UInt8].self),
      reason: try cells.next(String.self), times: try cells.next(Int32.self))
    return (id, entry, try cells.next([UInt8].self))
  }
}
