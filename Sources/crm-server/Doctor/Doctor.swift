import ArgumentParser
import CRM
import Protobuf

/// Looks at everything that this machine's server depends on.
struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find out what is wrong with the settings, the database and this machine.",
    discussion: """
      Takes the options of `serve`, and looks as the server would: settings and their files, the disk, and of the \
      database its schema, indexes, rights, durability, clock and time zones. Starts nothing and changes nothing.

      Ends with 0 unless something FAILs, then with 1. `crmctl doctor` looks from the side of a caller.
      """)

  @Option(name: [.customShort("o"), .long], help: "How to print it: table or json.")
  var output = ShowConfiguration.Format.table

  @OptionGroup var options: ServeOptions

  func run() async throws {
    let settings = try ProgramSettings(options: options.given)
    let logger = try ServerLog.start(settings)
    var found = await SettingsExamination(settings, logger: logger).run()
    found += await DatabaseLook(settings, logger: logger).run()
    switch output {
    case .table: print(Self.text(found))
    case .json: print(Self.json(found).text(.pretty))
    }
    if found.contains(where: { $0.status == .fail }) { throw ExitCode.failure }
  }

  private static func text(_ found: [Diagnosis]) -> String {
    let width = found.map(\.check.count).max() ?? 0
    return found.map { diagnosis in
      let name = diagnosis.check + String(repeating: " ", count: width - diagnosis.check.count)
      let status = diagnosis.status.rawValue
      let line = "\(status)\(status.count < 4 ? "  " : "")  \(name)  \(diagnosis.finding)"
      guard !diagnosis.remedy.isEmpty else { return line }
      return "\(line)\n\(String(repeating: " ", count: width + 8))→ \(diagnosis.remedy)"
    }.joined(separator: "\n")
  }

  private static func json(_ found: [Diagnosis]) -> JSONValue {
    .array(
      found.map { diagnosis in
        [
          "check": .string(diagnosis.check), "status": .string(diagnosis.status.rawValue),
          "finding": .string(diagnosis.finding), "remedy": .string(diagnosis.remedy),
        ]
      })
  }
}
