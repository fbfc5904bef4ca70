import CRM
import CRMProto
import GRPCProto
import Postgres
import Protobuf
import RPCCore
import RPCServices
import WireProto

/// What the program serves, and what it tells of it.
enum ServedServices {
  /// The services whose health is the database's.
  static let crm = Set(CRMProto.MethodTable.methods.map(\.service))

  /// Every `.proto` file that a caller may need.
  private static let files = FileDescriptorSet(
    CRMProtoFiles.all, GRPCProtoFiles.all, WireProtoFiles.all)

  /// - Returns: the methods, and what has to run beside them.
  static func router(
    over source: DatabaseSource, settings: CRMSettings, access: ServerAccess,
    auditKey: AuditKey, board: HealthBoard, operations: OperationsService
  ) async throws -> (router: Router, services: CRMServices) {
    var router = Router()
    let services = try await CRMServices(
      database: source.database, standbys: source.standbys, version: Version.current,
      settings: settings, authenticator: access.authenticator, auditKey: auditKey, files: files)
    services.register(in: &router)
    router.registerOperationsService(operations)
    router.registerHealth(HealthService(board))
    try router.registerReflection(files: files)
    for service in [
      "grpc.health.v1.Health", "crm.v1.ControlService", "crm.v1.OperationsService",
    ] {
      router.serveWhileDraining(service)
    }
    router.gate = try access.gate(over: router.methods, telling: services.deniedCalls)
    return (router, services)
  }
}
