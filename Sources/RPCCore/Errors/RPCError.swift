/// Why a call failed, in the words of `google.rpc.Status` and its standard details. All of it is
/// sent to the caller: nothing in it may tell more than the caller may know.
public struct RPCError: Error, Sendable, Hashable {
  public var code: RPCCode
  /// For a person, in fixed words. Programs look at `reason`.
  public var message: String
  /// `UPPER_SNAKE`, unique within the error domain; empty when the peer named none.
  public var reason: String
  public var metadata: [String: String]
  /// The request's bad fields, all of them at once.
  public var violations: [FieldViolation]
  /// How long to wait before trying again; nil when trying again as such will not help.
  public var retryDelay: Duration?

  public init(
    _ code: RPCCode,
    _ message: String,
    reason: String,
    metadata: [String: String] = [:],
    violations: [FieldViolation] = [],
    retryDelay: Duration? = nil
  ) {
    self.code = code
    self.message = message
    self.reason = reason
    self.metadata = metadata
    self.violations = violations
    self.retryDelay = retryDelay
  }
}

/// One bad field of a request.
public struct FieldViolation: Sendable, Hashable {
  /// The path in proto names: `customer.email`.
  public var field: String
  /// What is wrong with it, without its value.
  public var description: String

  public init(field: String, description: String) {
    self.field = field
    self.description = description
  }
}

/// An error of another layer that chooses how a caller sees it. Errors that are no `RPCError`, do
/// not conform, or choose nothing are logged on our side and answered INTERNAL with a fixed sentence.
public protocol RPCErrorConvertible: Error {
  var rpcError: RPCError? { get }
}
