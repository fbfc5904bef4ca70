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

  @Flag(name: .long, help: "Allow an address beyond this machine without mutual TLS.")
  var insecureListen = false

  @OptionGroup var settings: SettingsOptions
  @OptionGroup var tls: TLSOptions
  @OptionGroup var location: DatabaseLocation

  func run() async throws {
    let logger = try ServerLog.start()
    let target = try listen ?? ListenTarget.fromEnvironment()
    let settings = try settings.settings()
    let credentials = try tls.credentials()
    // Until calls are authenticated, a client's certificate is all that tells who calls.
    let isMutual = credentials?.requiresClientCertificates == true
    if !isMutual, !insecureListen { try target.requireLoopback() }
    do {
      try await DatabaseSource.withDatabase(at: location, logger: logger) { source in
        try await Self.serve(source, settings, on: target, credentials, logger: logger)
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
    _ source: DatabaseSource, _ settings: CRMSettings, on target: ListenTarget,
    _ tls: TLSServerCredentials?, logger: Logger
  ) async throws {
    let migrator = Migrator(source.database, logger: logger)
    if source.isEmbedded { try await migrator.migrate() }
    try await migrator.verify()

    let board = HealthBoard(services: ServedServices.crm)
    let (router, keeper) = try await ServedServices.router(
      over: source.database, settings: settings, board: board)
    // It has answered just now.
    board.setAll(.serving)
    let server = RPCServer(
      router: router, limits: ServingLimits.forThisProcess(), tls: tls, logger: logger,
      errorDomain: "crm", eventLoopCount: Self.eventLoopCount)
    let address = try await server.start(host: target.host, port: target.port)
    Self.say(whoMayCall: target, tls, logger: logger)

    var services: [any Service] = [
      RPCServing(server: server, address: address),
      RequestRecordExpiry(database: source.database, logger: logger),
      DerivedFieldsRefresh(database: source.database, logger: logger),
      SegmentWork(keeper: keeper, logger: logger),
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

  private static func say(
    whoMayCall target: ListenTarget, _ tls: TLSServerCredentials?, logger: Logger
  ) {
    if target.isLoopback {
      logger.notice("calls are not authenticated yet: listening on the loopback address only")
    } else if tls?.requiresClientCertificates == true {
      logger.notice("calls are not authenticated yet, but every client shows a certificate")
    } else {
      logger.warning("calls are not authenticated yet: everybody who reaches us may make them")
    }
  }
}
