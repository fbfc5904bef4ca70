import ArgumentParser
import CRMProto
import RPCCore

struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Read the audit trail, and have it prove itself.",
    subcommands: [ListAuditCommand.self, VerifyAuditCommand.self])
}

struct ListAuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what was done, newest first.")

  @Option(name: .long, help: "Only about this customer and what happened to them.")
  var customer = ""

  @Option(name: .long, help: "Only about one resource, by its id.")
  var id = ""

  @Option(name: .long, help: "customer, interaction, feedback or segment.")
  var resource = ""

  @Option(name: .long, help: "Only by this caller, such as sub:42 or cert:booking.")
  var caller = ""

  @Option(name: .long, help: "Only by this method, such as crm.v1.CustomerService/UpdateCustomer.")
  var method = ""

  @Option(name: .long, help: "Only of this kind: created, updated, deleted, denied, ...")
  var action = ""

  @Flag(name: .long, help: "Count all matches.")
  var total = false

  @OptionGroup var period: PeriodOptions
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let service = AuditServiceClient(client)
      let page = try await paging.pages { position in
        try await service.listAuditEntries(
          ListAuditEntriesRequest(
            pageSize: position.size, pageToken: position.token, includeTotalSize: total,
            resource: resource, resourceID: id, customerID: customer, caller: caller,
            method: method, action: action, period: period.period),
          options: connection.callOptions)
      }
      try output.printList(page) { Self.table(page.entries) }
    }
  }

  private static func table(_ entries: [AuditEntry]) -> String {
    var table = Table(headings: ["ID", "WHEN", "CALLER", "FROM", "ACTION", "RESOURCE", "WHAT"])
    table.rows = entries.map { entry in
      [
        "\(entry.id)", InstantText.of(entry.occurredAt), entry.caller, entry.peer, entry.action,
        entry.resource.isEmpty ? entry.method : "\(entry.resource) \(entry.resourceID)",
        what(entry),
      ]
    }
    return table.text()
  }

  private static func what(_ entry: AuditEntry) -> String {
    if !entry.reason.isEmpty {
      return entry.reason + (entry.times > 1 ? ", \(entry.times) times" : "")
    }
    if entry.valuesErased {
      return entry.changes.map(\.field).joined(separator: ", ") + " (erased)"
    }
    return entry.changes.map { change in
      // An erasure says which fields, and no values.
      change.old.isEmpty && change.new.isEmpty
        ? change.field : "\(change.field): \(change.old) -> \(change.new)"
    }.joined(separator: ", ")
  }
}

struct VerifyAuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Look through the whole trail for anything that is not as the servers wrote it.",
    discussion: """
      Prints the head of the trail: keep it elsewhere, and give it to --expected-head the next time. \
      Ends with 1 when something is wrong, and names the first thing.
      """)

  @Option(
    name: .customLong("expected-head"), help: "The head of an earlier run, which has to be there.")
  var expectedHead = ""

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let answer = try await AuditServiceClient(client).verifyAudit(
        .init(expectedHead: expectedHead), options: connection.streamOptions, Self.followed)
      try output.print(answer) { Self.text(answer) }
      guard answer.ok else { throw ExitCode.failure }
    }
  }

  /// - Returns: the last message.
  private static func followed(
    _ answers: MessageStream<VerifyAuditResponse>
  ) async throws -> VerifyAuditResponse {
    var last = VerifyAuditResponse()
    var progress: ProgressBar?
    // However it ends: an error stands below it.
    defer { progress?.finish() }
    for try await answer in answers {
      if !answer.done {
        if progress == nil { progress = ProgressBar(total: Int(answer.entriesTotal)) }
        progress?.update(Int(answer.entriesDone - last.entriesDone))
      }
      last = answer
    }
    return last
  }

  private static func text(_ answer: VerifyAuditResponse) -> String {
    var list = FieldList()
    list.add("verdict", answer.ok ? "everything is as it was written" : "NOT as it was written")
    list.add("entries", "\(answer.entriesDone) of \(answer.entriesTotal) in blocks")
    list.add("head", answer.head)
    if let problem = answer.problem {
      list.add("problem", EnumArgument.name(of: problem.kind).replacing("_", with: " "))
      if problem.entryID != 0 { list.add("entry", "\(problem.entryID)") }
      if problem.block != 0 { list.add("block", "\(problem.block)") }
      list.add("resource", problem.resource)
      list.add("resource_id", problem.resourceID)
    }
    return list.text
  }
}
