import ArgumentParser
import CRMProto
import Protobuf
import RPCClient
import RPCCore

/// The calls that servers have in flight.
struct LiveCallsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calls", abstract: "List the calls in flight, and end one.",
    subcommands: [ListLiveCallsCommand.self, CancelLiveCallCommand.self],
    defaultSubcommand: ListLiveCallsCommand.self)
}

struct ListLiveCallsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the calls in flight at each server, the longest first.",
    discussion: """
      Example: crmctl calls list --limit 100

      Needs crm:read:operations. Who calls is named as in the audit trail; nothing of a request is shown.
      """)

  @Option(name: .long, help: "How many of each server, 1 to 1000.")
  var limit = 100

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  private static let columns =
    ["server"] + CellColumn.all(of: LiveCall.messageType).map(\.name)

  func validate() throws {
    guard (1...1000).contains(limit) else { throw ValidationError("--limit must be 1 to 1000") }
  }

  func run() async throws {
    var calls: [(server: String, call: LiveCall)] = []
    var omitted = 0
    try await connection.withEachServer { server, client in
      let status = try await OperationsServiceClient(client).getServerStatus(
        .init(liveCallsMax: Int32(limit)), options: connection.callOptions)
      calls += status.liveCalls.map { (server, $0) }
      omitted += Int(status.liveCallCount) - status.liveCalls.count
    }
    let json = try calls.map { call -> JSONValue in
      guard case .object(let members) = try call.call.json() else { return .null }
      return .object([.init("server", .string(call.server))] + members)
    }
    try output.print(Answer(.array(json), columns: Self.columns)) {
      LiveCallText.table(calls).text()
    }
    if omitted > 0 {
      StandardError.print("\(omitted) more; --limit shows up to 1000 of each server")
    }
  }
}

struct CancelLiveCallCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "End a call in flight, whoever made it.",
    discussion: """
      Example: crmctl calls cancel 5c0b1f3a9d2e4c77

      Its caller is answered CANCELLED (CALL_CANCELLED_BY_OPERATOR), and its query ends unless its commit is under \
      way. Every server of --server or the profile is asked. Needs crm:update:operations. Ends with 3 when no \
      server has such a call in flight.
      """)

  @Argument(help: "The call's id, as `crmctl calls list` and `crmctl top` show it.")
  var callID: String

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    var cancelledAt: String?
    try await connection.withEachServer { server, client in
      guard cancelledAt == nil else { return }
      let answer = try await OperationsServiceClient(client).cancelLiveCall(
        .init(callID: callID), options: connection.callOptions)
      if answer.cancelled { cancelledAt = server }
    }
    try output.print(CancelLiveCallResponse(cancelled: cancelledAt != nil)) {
      cancelledAt.map { "\(callID) was ended at \($0)" } ?? "no such call is in flight"
    }
    if cancelledAt == nil { throw ExitCode(ExitStatus.notFound.rawValue) }
  }
}
