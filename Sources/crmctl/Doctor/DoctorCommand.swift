import ArgumentParser
import Foundation
import Protobuf

/// Looks for whatever keeps crmctl from working with a server, in the order in which a call meets it.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Find out what is wrong between here and the server, and what to do about it.",
    discussion: """
      Looks at the configuration, the addresses, TLS, clocks, the token and what it allows, and the server's \
      version and health; changes nothing. Where DATABASE_URL or CRM_STATE_DIR says that this is the server's \
      machine, `crm-server doctor` looks at the database too.

      Ends with 0 unless something FAILs, then with 1.
      """)

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let examination = Examination(connection: connection) { Date().timeIntervalSince1970 }
    var findings = await examination.run()
    findings += await ServerMachine.findings()
    let answer = Answer(.array(findings.map(\.json)), columns: Finding.columns)
    try output.print(answer) { Finding.text(findings) }
    if findings.contains(where: { $0.status == .fail }) {
      throw ExitCode(ExitStatus.failed.rawValue)
    }
  }
}
