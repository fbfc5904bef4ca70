import ArgumentParser
import CRMProto

struct ImportCustomersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Create customers from a CSV file.",
    discussion: """
      The first line names the columns, as `crmctl customers export` does. Values of a list have | \
      between them. Rows that are wrong or there already are reported with their lines and change \
      nothing; the others are created. Importing a file again changes nothing, so what was interrupted \
      is simply repeated, or goes on with --from-line. Ends with 2 when a row was not imported.

      Example: crmctl customers import customers.csv --dry-run
      """)

  @Argument(help: "The file, in UTF-8; - for standard input.")
  var file: String

  @Flag(name: .customLong("dry-run"), help: "Check every row and write nothing.")
  var isDryRun = false

  @Option(name: .customLong("from-line"), help: "Leave out the rows before this line.")
  var fromLine = 1

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let file = try CustomerFile(path: file)
    if !file.ignoredColumns.isEmpty {
      let names = file.ignoredColumns.joined(separator: ", ")
      StandardError.print("left aside, since only the server sets them: \(names)")
    }
    let rows = file.rows.filter { $0.line >= fromLine }
    let report = ImportReport(
      isDryRun: isDryRun, issues: file.issues.filter { $0.line >= fromLine })
    do {
      try await ProgressBar.during(rows.count) { try await send(rows, report, $0) }
    } catch {
      if let line = report.lastLine {
        StandardError.print("interrupted; go on with --from-line \(line + 1)")
      }
      throw error
    }
    try report.print(output)
    if report.hasIssues { throw ExitCode(ExitStatus.badInput.rawValue) }
  }

  private func send(
    _ rows: [ImportRow], _ report: ImportReport, _ progress: ProgressBar
  ) async throws {
    let importer = CustomerImporter(isDryRun: isDryRun, report: report, progress: progress)
    try await connection.withClient { client in
      try await importer.send(
        rows, through: CustomerServiceClient(client), options: connection.streamOptions)
    }
  }
}
