import ArgumentParser
import CRMProto
import Protobuf
import RPCClient
import RPCCore

struct EraseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase", abstract: "Make a customer anonymous everywhere, for ever.",
    discussion: """
      Prints the receipt. Keep receipts outside of the database (`crmctl privacy receipts`): after a restore from a \
      backup, `crmctl privacy replay` erases again who came back.
      """)

  @Argument(help: "Id of the customer.")
  var customer: String

  @Option(name: .long, help: "requested, retention or unlawful.")
  var reason: ErasureReason = .requested

  @Option(name: .long, help: "Of the request, such as a ticket's number. Not a person's name.")
  var reference = ""

  @OptionGroup var confirmation: ConfirmationOption
  @OptionGroup var repetition: RequestIDOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    try confirmation.require("an erasure cannot be undone")
  }

  func run() async throws {
    try await connection.withClient { client in
      let receipt = try await PrivacyServiceClient(client).eraseCustomer(
        EraseCustomerRequest(
          customerID: customer, reason: reason, reference: reference,
          requestID: repetition.requestID), options: connection.callOptions)
      try output.print(receipt) { PrivacyText.fields(receipt) }
    }
  }
}

struct ReceiptsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "receipts", abstract: "List the receipts of erasures, latest first.",
    discussion: "To keep them: crmctl -o json privacy receipts --all > receipts.json")

  @Flag(name: .long, help: "Count all of them.")
  var total = false

  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let service = PrivacyServiceClient(client)
      let page = try await paging.pages { position in
        try await service.listErasureReceipts(
          ListErasureReceiptsRequest(
            pageSize: position.size, pageToken: position.token, includeTotalSize: total),
          options: connection.callOptions)
      }
      try output.printList(page) { PrivacyText.table(page.receipts) }
    }
  }
}

struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Erase again who came back with a backup, by the receipts that were kept.",
    discussion: """
      Goes on past receipts that are refused, names them, and ends with 4. Safe to repeat.
      """)

  @Argument(help: "A file that `crmctl -o json privacy receipts --all` has written.")
  var file: String

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let receipts = try kept()
    let replay = Replay()
    do {
      try await ProgressBar.during(receipts.count) { progress in
        try await replay.run(receipts, over: connection, progress)
      }
    } catch {
      // Counted before the error, which says why there are no more.
      StandardError.print(
        "interrupted after \(replay.done) of \(receipts.count) receipts; repeat it, which is safe:")
      StandardError.print(replay.text)
      throw error
    }
    try output.print(replay.answer) { replay.text }
    guard replay.refused.isEmpty else {
      StandardError.print("not erased:\n" + replay.refused.joined(separator: "\n"))
      throw ExitCode(ExitStatus.conflict.rawValue)
    }
  }

  private func kept() throws -> [ErasureReceipt] {
    try ListErasureReceiptsResponse(json: try Input.json(file)).receipts
  }

}

/// What became of receipts, so far.
private final class Replay {
  private var outcomes: [ReplayOutcome: Int] = [:]
  private(set) var refused: [String] = []

  var done: Int { outcomes.values.reduce(0, +) + refused.count }

  func run(
    _ receipts: [ErasureReceipt], over connection: ConnectionOptions, _ progress: ProgressBar
  ) async throws {
    try await connection.withClient { client in
      let service = PrivacyServiceClient(client)
      for receipt in receipts {
        let answer = await Self.answer(to: receipt, by: service, connection.callOptions)
        try add(answer, to: receipt)
        progress.update(1)
      }
    }
  }

  // Inlined, it crashes the optimiser of Swift 6.3.1.
  @inline(never)
  private static func answer(
    to receipt: ErasureReceipt, by service: PrivacyServiceClient<RPCClient>,
    _ options: CallOptions
  ) async -> Result<ReplayOutcome, any Error> {
    do {
      let request = ReplayErasureRequest(receipt: receipt)
      return .success(try await service.replayErasure(request, options: options).outcome)
    } catch {
      return .failure(error)
    }
  }

  /// - Throws: an error that is not of that receipt alone. Of one that is, the others are not to wait for it.
  private func add(
    _ answer: Result<ReplayOutcome, any Error>, to receipt: ErasureReceipt
  ) throws {
    switch answer {
    case .success(let outcome): outcomes[outcome, default: 0] += 1
    case .failure(let error as RPCError) where Self.isOfOne(error):
      refused.append("\(receipt.customerID): \(error.message) (\(error.reason))")
    case .failure(let error): throw error
    }
  }

  private static func isOfOne(_ error: RPCError) -> Bool {
    error.code == .failedPrecondition || error.code == .invalidArgument || error.code == .aborted
  }

  private static let counted = [ReplayOutcome.erased, .alreadyErased, .unknownCustomer]

  var answer: Answer {
    Answer(
      Self.counted.map { outcome in
        .init(EnumArgument.name(of: outcome), .number(JSONNumber(outcomes[outcome] ?? 0)))
      } + [.init("refused", .array(refused.map { .string($0) }))])
  }

  var text: String {
    var list = FieldList()
    for outcome in Self.counted {
      list.add(EnumArgument.name(of: outcome), "\(outcomes[outcome] ?? 0)")
    }
    return list.text
  }
}
