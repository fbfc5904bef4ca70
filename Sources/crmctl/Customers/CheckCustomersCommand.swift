import ArgumentParser
import CRMProto

struct CheckCustomersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say of ids what booking and pricing need to know.",
    discussion: "Ends with 3 when one of them is not verified: unknown, or deactivated.")

  @Argument(help: "Ids, up to 1000.")
  var ids: [String]

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let answer = try await CustomerServiceClient(client)
        .checkCustomers(CheckCustomersRequest(ids: ids), options: connection.callOptions)
      try output.print(answer) { Self.table(answer.checks) }
      guard answer.checks.allSatisfy(\.verified) else {
        throw ExitCode(ExitStatus.notFound.rawValue)
      }
    }
  }

  private static func table(_ checks: [CustomerCheck]) -> String {
    var table = Table(headings: ["ID", "VERIFIED", "EXISTS", "ACTIVE", "TIER", "NAME"])
    for check in checks {
      table.rows.append([
        check.id, yesOrNo(check.verified), yesOrNo(check.exists), yesOrNo(check.isActive),
        check.exists ? EnumArgument.name(of: check.loyaltyStatus) : "", check.displayName,
      ])
    }
    return table.text()
  }

  private static func yesOrNo(_ value: Bool) -> String { value ? "yes" : "no" }
}
