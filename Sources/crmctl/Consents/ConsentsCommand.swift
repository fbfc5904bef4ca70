import ArgumentParser
import CRMProto
import RPCCore

struct ConsentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "consents", abstract: "What customers have consented and objected to.",
    subcommands: [
      RecordConsentCommand.self, ListConsentsCommand.self, CheckContactabilityCommand.self,
    ])
}

struct RecordConsentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Add a customer's decision to the ledger.",
    discussion: """
      Example: crmctl consents record ID granted --channel email --purpose marketing \
      --method "web form" --text-version 2026-03
      """)

  @Argument(help: "Id of the customer.")
  var customer: String

  @Argument(help: "granted, withdrawn or objected.")
  var decision: ConsentDecision

  @Option(name: .long, help: "Only on this channel; without it, on every one.")
  var channel: Channel?

  @Option(name: .long, help: "marketing, similar_services or survey.")
  var purpose: ContactPurpose

  @Option(name: .long, help: "How the customer decided, such as \"web form\".")
  var method: String

  @Option(name: .customLong("text-version"), help: "Of the text that the customer was shown.")
  var textVersion = ""

  @Option(name: .long, help: "Where the proof is.")
  var evidence = ""

  @Option(name: .customLong("decided-at"), help: "When; now without it. \(InstantArgument.forms)")
  var decidedAt: InstantArgument?

  @OptionGroup var repetition: RequestIDOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let record = ConsentRecord(
      customerID: customer, channel: channel ?? .unspecified, purpose: purpose,
      decision: decision, decidedAt: decidedAt?.timestamp, method: method,
      textVersion: textVersion, evidence: evidence)
    try await connection.withClient { client in
      let stored = try await PrivacyServiceClient(client).recordConsent(
        RecordConsentRequest(consent: record, requestID: repetition.requestID),
        options: connection.callOptions)
      try output.print(stored) { ConsentText.table([stored]) }
    }
  }
}

struct ListConsentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show what holds for a customer, and the decisions behind it.")

  @Argument(help: "Id of the customer.")
  var customer: String

  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let service = PrivacyServiceClient(client)
      let page = try await paging.pages { position in
        try await service.getConsents(
          GetConsentsRequest(
            customerID: customer, pageSize: position.size, pageToken: position.token),
          options: connection.callOptions)
      }
      try output.printList(page) {
        ConsentText.states(page.states) + "\n\n" + ConsentText.table(page.records)
      }
    }
  }
}

struct CheckContactabilityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say whether customers may be contacted now, and why not.",
    discussion: "Ends with 4 when one of them may not.")

  @Argument(help: "Ids of customers, up to 1000.")
  var customers: [String]

  @Option(name: .long, help: "On which channel.")
  var channel: Channel

  @Option(name: .long, help: "For what: service, marketing, similar_services or survey.")
  var purpose: ContactPurpose

  @Option(name: .customLong("time-zone"), help: "In which their hours are read.")
  var timeZone = ""

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let answer = try await PrivacyServiceClient(client).checkContactability(
        CheckContactabilityRequest(
          customerIDs: customers, channel: channel, purpose: purpose, timeZone: timeZone),
        options: connection.callOptions)
      try output.print(answer) { ConsentText.contactability(answer) }
      guard answer.results.allSatisfy(\.allowed) else {
        throw ExitCode(ExitStatus.conflict.rawValue)
      }
    }
  }
}
