public import RPCCore

/// What is told of one request after its end. Holds nothing that the request or the response said.
public struct CallRecord: Sendable, Hashable {
  public let callID: CallID
  /// Nil when it was refused before a method was found.
  public let method: MethodDescriptor?
  /// What the caller was answered; CANCELLED when the caller was gone.
  public let code: RPCCode
  /// From the arrival of the request to the end of its handler.
  public let duration: Duration
  public let peer: String
  /// The trace that it was part of, if its caller named one and it was begun.
  public let trace: TraceContext?
}
