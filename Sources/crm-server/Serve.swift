import ArgumentParser
import CRM
import FoundationEssentials
import GRPCProto
import Logging
import Postgres
import ProcessLimits
import RPCCore
import RPCServer
import RPCServices
import ServiceLifecycle
import UnixSignals

/// Serves calls until SIGTERM or SIGINT, then finishes the calls in flight.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Serve calls (the default).")

  @OptionGroup var options: ServeOptions

  func run() async throws {
    CrashReports.showNoMemory()
    let settings = try ProgramSettings(options: options.given)
    let logger = try ServerLog.start(settings)
    if try !settings.flag(.coreDumps), !CoreDumps.forbid() {
      logger.warning("core dumps cannot be forbidden: a crash may leave memory in a file")
    }
    let target = try settings.listenTarget()
    let crm = try settings.crm()
    let credentials = try settings.tlsCredentials()
    let access = try settings.access()
    let operations = try settings.operations()
    // A token that travels in the open is anybody's.
    if try credentials == nil && !settings.flag(.insecureListen) { try target.requireLoopback() }
    do {
      try await DatabaseSource.withDatabase(told: settings, as: .service, logger: logger) {
        source in
        let stateDirectory = source.isEmbedded ? settings.stateDirectory : nil
        let auditKey = try AuditKeySetting.key(settings, inStateDirectory: stateDirectory)
        try await ServerAccess.with(
          access, localKeyDirectory: stateDirectory,
          isMutualTLS: credentials?.requiresClientCertificates == true, logger: logger
        ) { access in
          try await Self.serve(
            source, crm, access, auditKey, on: target, credentials, operations, logger: logger)
        }
      }
    } catch {
      throw StartError.explained(error)
    }
  }

  /// The other half of the processors is for PostgreSQL and the driver's thread.
  private static var eventLoopCount: Int {
    max(1, ProcessInfo.processInfo.activeProcessorCount / 2)
  }

  private static func serve(
    _ source: DatabaseSource, _ settings: CRMSettings, _ access: ServerAccess,
    _ auditKey: AuditKey, on target: ListenTarget, _ tls: TLSServerCredentials?,
    _ operations: OperationsConfiguration, logger: Logger
  ) async throws {
    try await source.check(auditKey, logger: logger)
    let board = HealthBoard(services: ServedServices.crm)
    let operationsService = OperationsService(logger: logger)
    let (router, crm) = try await ServedServices.router(
      over: source, settings: settings, access: access, auditKey: auditKey, board: board,
      operations: operationsService)
    // It has answered just now.
    board.setAll(.serving)
    let observers = CallObservers(
      slowCalls: SlowCallLog(operations, logger: logger),
      spans: operations.tracing.map { CallSpans($0) })
    let server = RPCServer(
      router: router, limits: ServingLimits.forThisProcess(), tls: tls, logger: logger,
      errorDomain: "crm", eventLoopCount: Self.eventLoopCount, onCall: observers.onCall,
      onCallDurationMin: observers.durationMin, joinTrace: observers.joinTrace)
    let program = ServedProgram(
      board: board, server: server, database: source.database,
      backlog: BacklogWatch(database: source.database, logger: logger), observers: observers,
      cache: crm.staleReads.cache)
    operationsService.watch(program)
    let address = try await server.start(host: target.host, port: target.port)
    if tls == nil, !target.isLoopback {
      logger.warning(
        "calls and their tokens travel in the open: everybody on the way can read them")
    }

    var services: [any Service] =
      try await operations.services(for: program, logger: logger)
      + access.services + [
        PrivacyWork(sensitiveTags: crm.sensitiveTags, logger: logger)
      ] + (crm.staleReads.hasWork ? [StaleReadsWork(reads: crm.staleReads, logger: logger)] : [])
      + [
        // Stopped before what watches over what it answers.
        RPCServing(server: server, address: address, logFormat: operations.logFormat),
        RecordExpiry(database: source.database, logger: logger),
        DerivedFieldsRefresh(database: source.database, logger: logger),
        SegmentWork(keeper: crm.keeper, logger: logger),
        AuditWork(sealer: crm.sealer, deniedCalls: crm.deniedCalls, logger: logger),
        await TLSReload(of: tls, logger: logger),
      ]
    // The last is the first to be stopped: health says so before calls are refused.
    services.append(DatabaseWatch(database: source.database, board: board, logger: logger))
    let group = ServiceGroup(
      configuration: .init(
        services: services,
        gracefulShutdownSignals: [.sigterm, .sigint],
        logger: logger))
    try await group.run()
    logger.notice("stopped")
  }
}
