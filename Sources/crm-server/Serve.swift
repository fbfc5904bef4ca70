import ArgumentParser
import CRM
import FoundationEssentials
import GRPCProto
import Logging
import Postgres
import RPCCore
import RPCServer
import RPCServices
import ServiceLifecycle
import UnixSignals

/// Serves calls until SIGTERM or SIGINT, then finishes the calls in flight.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Serve calls (the default).")

  @Option(
    name: .long,
    help: "Address to listen on; port 0 takes any free one. Environment: CRM_LISTEN.")
  var listen: ListenTarget?

  @Flag(name: .long, help: "Allow an address beyond this machine without TLS.")
  var insecureListen = false

  @OptionGroup var settings: SettingsOptions
  @OptionGroup var access: AccessOptions
  @OptionGroup var tls: TLSOptions
  @OptionGroup var location: DatabaseLocation

  func run() async throws {
    let logger = try ServerLog.start()
    let target = try listen ?? ListenTarget.fromEnvironment()
    let settings = try settings.settings()
    let credentials = try tls.credentials()
    let access = try access.configuration()
    // A token that travels in the open is anybody's.
    if credentials == nil, !insecureListen { try target.requireLoopback() }
    do {
      try await DatabaseSource.withDatabase(at: location, as: .service, logger: logger) { source in
        let auditKey = try AuditKeySetting.key(
          inStateDirectory: source.isEmbedded ? location.stateDirectory : nil)
        try await ServerAccess.with(
          access, localKeyDirectory: source.isEmbedded ? location.stateDirectory : nil,
          isMutualTLS: credentials?.requiresClientCertificates == true, logger: logger
        ) { access in
          try await Self.serve(
            source, settings, access, auditKey, on: target, credentials, logger: logger)
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
    _ auditKey: AuditKey, on target: ListenTarget, _ tls: TLSServerCredentials?, logger: Logger
  ) async throws {
    try await source.check(auditKey, logger: logger)
    let board = HealthBoard(services: ServedServices.crm)
    let (router, crm) = try await ServedServices.router(
      over: source.database, settings: settings, access: access, auditKey: auditKey, board: board)
    // It has answered just now.
    board.setAll(.serving)
    let server = RPCServer(
      router: router, limits: ServingLimits.forThisProcess(), tls: tls, logger: logger,
      errorDomain: "crm", eventLoopCount: Self.eventLoopCount)
    let address = try await server.start(host: target.host, port: target.port)
    if tls == nil, !target.isLoopback {
      logger.warning(
        "calls and their tokens travel in the open: everybody on the way can read them")
    }

    var services: [any Service] =
      access.services + [
        RPCServing(server: server, address: address),
        RequestRecordExpiry(database: source.database, logger: logger),
        DerivedFieldsRefresh(database: source.database, logger: logger),
        SegmentWork(keeper: crm.keeper, logger: logger),
        PrivacyWork(sensitiveTags: crm.sensitiveTags, logger: logger),
        AuditWork(sealer: crm.sealer, deniedCalls: crm.deniedCalls, logger: logger),
      ]
    if let tls { services.append(await TLSReload(of: tls, logger: logger)) }
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
