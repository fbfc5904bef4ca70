import CRMProto
import RPCCore
import WireProto

/// Serves `crm.v1.ControlService`.
struct ControlService: ControlServiceHandler {
  let version: String
  let clock: WallClock
  let authenticator: Authenticator
  /// A serialized `google.protobuf.FileDescriptorSet`.
  let definitions: [UInt8]

  func ping(_ request: PingRequest, context: CallContext) async throws -> PingResponse {
    PingResponse(version: version, serverTime: GoogleProtobuf.Timestamp(clock.now()))
  }

  func cancel(_ request: CancelRequest, context: CallContext) async throws -> CancelResponse {
    CancelResponse(cancelled: await context.connection.cancelCall(on: request.streamID))
  }

  func getFileDescriptorSet(
    _ request: GetFileDescriptorSetRequest, context: CallContext
  ) async throws -> GetFileDescriptorSetResponse {
    GetFileDescriptorSetResponse(fileDescriptorSet: definitions)
  }
}
