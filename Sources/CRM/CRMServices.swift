import CRMProto
package import Postgres
package import Protobuf
package import RPCCore
import WireProto

/// The CRM: every service of `crm.v1` over one database.
package struct CRMServices: Sendable {
  private let customerData: CustomerDataServices
  private let audit: AuditService
  private let privacy: PrivacyService
  private let control: ControlService
  /// To be run beside the calls.
  package let keeper: SegmentKeeper
  /// To be run beside the calls.
  package let sealer: AuditSealer
  /// What the gate tells of whom it refuses. To be run beside the calls.
  package let deniedCalls: DeniedCalls
  /// To be run beside the calls.
  package let sensitiveTags: SensitiveTags
  /// To be run beside the calls.
  package let staleReads: StaleReads

  /// Reads the shared secrets; the schema is up to date.
  /// - Parameters:
  ///   - standbys: of that database, for reads whose callers take old answers.
  ///   - calculationChunkSize: customers to a transaction of a segments' calculation.
  ///   - auditKey: the same for all servers on one database.
  ///   - authenticator: the gate's; it serves `Authenticate`.
  ///   - files: what callers are told when they ask for the definitions.
  package init(
    database: Database, standbys: [Standby] = [], version: String, settings: CRMSettings,
    clock: WallClock = .system, authenticator: Authenticator, auditKey: AuditKey,
    calculationChunkSize: Int = 2_000,
    files: FileDescriptorSet = FileDescriptorSet(CRMProtoFiles.all, WireProtoFiles.all)
  ) async throws {
    let pageTokens = PageTokens(
      key: try await ServerSecrets.value(named: "page_token", in: database))
    let lists = Lists(database: database, pageTokens: pageTokens)
    let catalogues = SegmentCatalogues(database: database, zone: settings.zone)
    let mutations = Mutations(
      database: database, segments: SegmentUpkeep(catalogues: catalogues, clock: clock),
      records: ChangeRecords(key: auditKey))
    let sensitiveTags = SensitiveTags(database: database)
    try await sensitiveTags.refresh()
    let keeper = SegmentKeeper(
      calculator: SegmentCalculator(
        database: database, catalogues: catalogues, clock: clock,
        chunkSize: calculationChunkSize),
      timer: SegmentTimer(database: database, catalogues: catalogues, clock: clock))
    func customerData(in database: Database) -> CustomerDataServices {
      CustomerDataServices(
        database: database, mutations: mutations, pageTokens: pageTokens, settings: settings,
        clock: clock, sensitiveTags: sensitiveTags, calculator: keeper.calculator)
    }
    self.customerData = customerData(in: database)
    let standbys = Standbys(
      primary: database,
      places: standbys.map { standby in
        var router = Router()
        customerData(in: standby.database).register(in: &router)
        return (standby, router)
      })
    staleReads = try await StaleReads(
      standbys: standbys, cacheBytes: settings.cacheBytes, database: database,
      sensitiveTags: sensitiveTags)
    self.keeper = keeper
    self.sensitiveTags = sensitiveTags
    privacy = PrivacyService(
      database: database, mutations: mutations, lists: lists, settings: settings, clock: clock,
      auditKey: auditKey, sensitiveTags: sensitiveTags)
    audit = AuditService(database: database, lists: lists, key: auditKey, clock: clock)
    sealer = AuditSealer(database: database, key: auditKey, clock: clock)
    deniedCalls = DeniedCalls(database: database, key: auditKey, clock: clock)
    control = ControlService(
      version: version, clock: clock, authenticator: authenticator,
      definitions: files.serialized)
  }

  /// Registers every method.
  package func register(in router: inout Router) {
    router.registerControlService(control)
    customerData.register(in: &router)
    router.registerAuditService(audit)
    router.registerPrivacyService(privacy)
    let long = Set(MethodRules.all.filter { $0.cost == .long }.map(\.method))
    router.runApart(router.methods.filter { long.contains($0.fullName) })
    staleReads.register(in: &router)
  }
}
