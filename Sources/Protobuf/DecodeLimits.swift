/// What decoding one payload may cost.
public struct DecodeLimits: Sendable {
  /// Levels of nested messages.
  public var depthMax: Int
  /// Memory that protobuf-c may take for one message, in bytes.
  public var budgetBytesMax: Int
  /// Memory for all messages that are decoded at one time, out of which a message takes what it
  /// needs beyond 64 KiB; nil when only `budgetBytesMax` counts.
  public var budgetInAll: MemoryBudget?
  /// What an enum number that the descriptor does not name means.
  public var unknownEnumNumbers: UnknownEnumNumbers

  public init(
    depthMax: Int = 32, budgetBytesMax: Int = 8 << 20, budgetInAll: MemoryBudget? = .decoding,
    unknownEnumNumbers: UnknownEnumNumbers = .refuse
  ) {
    self.depthMax = depthMax
    self.budgetBytesMax = budgetBytesMax
    self.budgetInAll = budgetInAll
    self.unknownEnumNumbers = unknownEnumNumbers
  }

  public enum UnknownEnumNumbers: Sendable {
    /// A server's answer: what it does not know, it cannot mean.
    case refuse
    /// A client's answer: the server may be newer than its caller.
    case accept
  }

  /// Depth 32, 8 MiB and 64 MiB in all, unknown enum numbers refused.
  public static let `default` = DecodeLimits()

  /// For reading a server's answer: as `default`, unknown enum numbers accepted, and room for 1,000
  /// resources. Answers do not compete with what strangers send: they were asked for.
  public static let answer = DecodeLimits(
    budgetBytesMax: 64 << 20, budgetInAll: nil, unknownEnumNumbers: .accept)
}
