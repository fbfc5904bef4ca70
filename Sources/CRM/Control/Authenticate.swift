import CRMProto
import RPCCore
import WireProto

extension ControlService {
  func authenticate(
    _ request: AuthenticateRequest, context: CallContext
  ) async throws -> AuthenticateResponse {
    let token = try request.token.isEmpty ? Authenticator.token(of: context) : request.token
    guard let token else {
      return AuthenticateResponse(try await authenticator.caller(of: context), expiresAt: nil)
    }
    let caller = try await authenticator.caller(token, context)
    authenticator.remember(token, on: context.connection)
    return AuthenticateResponse(caller, expiresAt: authenticator.expiry(of: token))
  }
}

extension AuthenticateResponse {
  fileprivate init(_ caller: Caller, expiresAt: Int64?) {
    self.init(
      caller: caller.name, permissions: caller.permissions.list.map(\.text),
      expiresAt: expiresAt.map { GoogleProtobuf.Timestamp(seconds: $0) })
  }
}
