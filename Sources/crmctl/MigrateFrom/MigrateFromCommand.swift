import ArgumentParser
import Morocco
import RPCClient

/// Brings the data of the replaced FastAPI service over.
struct MigrateFromCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate-from",
    abstract: "Bring customers, interactions, feedback and segments of the replaced service over.",
    discussion: """
      Reads the PostgreSQL database of the FastAPI service, which it does not change, and writes by the \
      service's own methods. What the service would not take is repaired where that is safe, else the row \
      is refused; nothing is left out in silence. Rows that are done are in the file of links with their \
      old and new ids: run the command again after an interruption, and after what was refused has been \
      put right. Ends with 2 when a row was refused.

      The password belongs in ~/.pgpass, PGPASSWORD or CRM_MIGRATE_FROM, which is the whole URL.

      Example: crmctl migrate-from postgresql://reader@old-db/crm --dry-run --report report.ndjson
      """)

  @Argument(
    help: "The old database, as postgresql://USER@HOST/NAME. Environment: CRM_MIGRATE_FROM.")
  var url: String?

  @Flag(name: .customLong("dry-run"), help: "Read and check everything, and write nothing.")
  var isDryRun = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Add each repaired and refused row to this file, a JSON object a line. It has personal data in it.",
      valueName: "file"), completion: .file())
  var report: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where old ids and new ones are kept: the next run needs it.", valueName: "file"),
    completion: .file())
  var links = "crm-migration-links.ndjson"

  @Option(name: .customLong("time-zone"), help: "Of the old times, which have none.")
  var timeZone = CalendarZone.standardName

  @Option(name: .long, help: "The name under which customers keep their old id in external_ids.")
  var system = "fastapi-crm"

  @Option(name: .customLong("in-flight"), help: "Calls in flight, 1 to 256.")
  var inFlight = 32

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...256).contains(inFlight) else {
      throw ValidationError("--in-flight must be 1 to 256")
    }
    guard (1...64).contains(system.count), system.allSatisfy({ !$0.isWhitespace }) else {
      throw ValidationError("--system must be 1 to 64 characters without spaces")
    }
  }

  func run() async throws {
    if let url, OldDatabase.hasPassword(url) {
      throw InputError(
        """
        a password on the command line is everybody's to read: put it into ~/.pgpass or PGPASSWORD, or give \
        the whole URL by CRM_MIGRATE_FROM
        """)
    }
    guard let url = url ?? ProcessEnvironment.value("CRM_MIGRATE_FROM") else {
      throw InputError("name the old database: crmctl migrate-from postgresql://USER@HOST/NAME")
    }
    let time = try Self.time(in: timeZone)
    var hasRefusals = false
    try await OldDatabase.with(url) { source in
      let schema = try OldSchema(try await source.columns())
      Self.tell(schema)
      hasRefusals = try await migrate(source, schema, time)
    }
    if hasRefusals { throw ExitCode(ExitStatus.badInput.rawValue) }
  }

  /// - Returns: whether a row was refused.
  private func migrate(
    _ source: OldDatabase, _ schema: OldSchema, _ time: OldTime
  ) async throws -> Bool {
    let links = try Links(path: links, system: system)
    let file = try report.map { try ReportFile(path: $0, isDryRun: isDryRun) }
    let report = MigrationReport(file: file)
    try await withClient { client in
      let destination = Destination(
        client: client, options: connection.callOptions, inFlight: inFlight, isDryRun: isDryRun,
        requestIDs: RequestIDs(system: system))
      let context = MigrationContext(
        source: source, destination: destination, links: links, report: report, time: time,
        system: system)
      try await Migration(context: context).run()
    } onFailure: {
      StandardError.print("interrupted: what is done stays done, and the same command goes on")
    }
    try links.close()
    try file?.close()
    let summary = MigrationSummary(
      report: report, isDryRun: isDryRun, unknownColumns: schema.unknownColumns,
      reportPath: self.report, linksPath: self.links)
    try output.print(summary.answer) { summary.text }
    return report.hasRefusals
  }

  private func withClient(
    _ body: (RPCClient) async throws -> Void, onFailure tell: () -> Void
  ) async throws {
    var hasBegun = false
    do {
      try await connection.withClient { client in
        hasBegun = true
        try await body(client)
      }
    } catch {
      if hasBegun, !isDryRun, !(error is InputError) { tell() }
      throw error
    }
  }

  private static func time(in zone: String) throws -> OldTime {
    do {
      return OldTime(zone: try CalendarZone(named: zone))
    } catch {
      throw InputError("--time-zone: this machine has no zone of this name, such as Europe/Paris")
    }
  }

  private static func tell(_ schema: OldSchema) {
    guard !schema.unknownColumns.isEmpty else { return }
    let columns = schema.unknownColumns.map(PrintableText.of).joined(separator: ", ")
    StandardError.print("columns that the service has no place for are left: \(columns)")
  }
}
