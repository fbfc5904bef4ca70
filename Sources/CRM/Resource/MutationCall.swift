import Crypto
import Protobuf
import RPCCore

/// What a mutation needs to know of its call.
struct MutationCall: Sendable {
  let deadline: ContinuousClock.Instant
  let caller: String
  /// The address that it came from.
  let peer: String
  /// The caller as who issued the token knows them.
  let subject: String
  /// Of the caller.
  let permissions: Permissions
  let method: String
  /// As logs and errors have it.
  let id: String
  /// nil when the caller gave no request id.
  let key: RequestKey?

  /// A call that is repeated by other means than a request id.
  init(_ context: CallContext) {
    self.init(context, context.caller, peer: context.peerAddress, key: nil)
  }

  /// - Parameter isTraceless: nothing that is stored says who made the call, nor from where.
  /// - Throws: INVALID_ARGUMENT when the request id is neither empty nor a UUID.
  init(
    _ context: CallContext, _ request: some MutationRequest, isTraceless: Bool = false
  ) throws {
    let caller = isTraceless ? Caller.anonymous : context.caller
    let peer = isTraceless ? "" : context.peerAddress
    guard !request.requestID.isEmpty else {
      self.init(context, caller, peer: peer, key: nil)
      return
    }
    guard let id = ResourceID(request.requestID) else {
      throw RPCError.invalid("request_id", "must be a UUID")
    }
    var content = request
    content.requestID = ""
    let key = RequestKey(
      caller: caller.name, method: context.method.fullName, id: id,
      contentHash: Array(SHA256.hash(data: try content.serialized())))
    self.init(context, caller, peer: peer, key: key)
  }

  private init(_ context: CallContext, _ caller: Caller, peer: String, key: RequestKey?) {
    deadline = context.deadline
    self.caller = caller.name
    subject = caller.subject
    permissions = caller.permissions
    self.peer = peer
    method = context.method.fullName
    id = context.callID.description
    self.key = key
  }
}

extension CallContext {
  /// Without the port, which says nothing the next day.
  var peerAddress: String {
    let end = peer.lastIndex(of: ":") ?? peer.endIndex
    return String(peer[..<end])
  }
}

/// A request id, and the digest of the request that it was first used for.
struct RequestKey: Hashable, Sendable {
  let caller: String
  let method: String
  let id: ResourceID
  let contentHash: [UInt8]
}
