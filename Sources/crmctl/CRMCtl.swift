import ArgumentParser
import Foundation

/// The operators' command line.
@main
struct CRMCtl: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crmctl",
    abstract: "Operate the CRM service.",
    discussion: """
      The server is named by --server, else by CRM_SERVER, else by the profile in use, else it is \
      127.0.0.1:8001. --server, --profile, --timeout, --output, --token-file and the options of TLS may stand \
      before the command or behind it.

      It calls with the token of --token-file, CRM_TOKEN_FILE, CRM_TOKEN or the profile, else with that of \
      `crmctl login`, else with one that it makes by the key of a server on this machine.

      \(ExitStatus.table)
      """,
    subcommands: [
      CustomersCommand.self, TagsCommand.self, InteractionsCommand.self, FollowUpsCommand.self,
      FeedbackCommand.self, SegmentsCommand.self, ConsentsCommand.self, PrivacyCommand.self,
      AuditCommand.self, CallCommand.self, ListCommand.self, DescribeCommand.self,
      TemplateCommand.self, MethodsCommand.self,
      PingCommand.self, HealthCommand.self, TopCommand.self, LiveCallsCommand.self,
      TraceCommand.self, BenchCommand.self, DoctorCommand.self,
      CompletionCommand.self, LoginCommand.self, LogoutCommand.self,
      WhoamiCommand.self, TokenCommand.self, ProfilesCommand.self, DemoCommand.self,
      MigrateFromCommand.self,
    ])

  /// As ArgumentParser's own, but with an exit status that says what kind of failure it was.
  static func main() async {
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      var command = try parseAsRoot(GlobalOptions.movedBehindCommand(arguments))
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      guard let failure = Failure(error) else { exit(withError: error) }
      StandardError.print(failure.painted)
      Foundation.exit(failure.status.rawValue)
    }
  }
}
