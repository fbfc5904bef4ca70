/// Who makes a call, as a `CallGate` has found out.
public struct Caller: Sendable, Hashable {
  /// Unique among callers and stable, with the kind of proof before it: what request ids, page tokens and
  /// audit entries go by.
  public let name: String
  /// The name without the kind: as who issued the proof knows the caller.
  public let subject: String
  /// What the caller may do, a bit for each permission; the gate's owner says which.
  public let grants: UInt64

  public init(name: String, subject: String, grants: UInt64) {
    self.name = name
    self.subject = subject
    self.grants = grants
  }

  /// Who has proved nothing, and may do nothing that needs a proof.
  public static let anonymous = Caller(name: "", subject: "", grants: 0)
}
