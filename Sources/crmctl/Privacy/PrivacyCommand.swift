import ArgumentParser
import CRMProto

struct PrivacyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "privacy", abstract: "Export, restrict, hold and erase the data of people.",
    subcommands: [
      PrivacyStatusCommand.self, ExportDataCommand.self, RestrictCommand.self,
      LiftRestrictionCommand.self, HoldCommand.self, ReleaseHoldCommand.self,
      EraseCommand.self, ReceiptsCommand.self, ReplayCommand.self, RetentionCommand.self,
      SensitiveTagsCommand.self,
    ])
}

struct PrivacyStatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show what is in force for a customer.")

  @Argument(help: "Id of the customer.")
  var customer: String

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let status = try await PrivacyServiceClient(client).getPrivacyStatus(
        GetPrivacyStatusRequest(customerID: customer), options: connection.callOptions)
      try output.print(status) { PrivacyText.fields(status) }
    }
  }
}

struct RestrictCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restrict", abstract: "Have a customer's data stored, and nothing else done.")

  @Argument(help: "Id of the customer.")
  var customer: String

  @Option(name: .long, help: "Why; it is erased with the customer.")
  var reason = ""

  @OptionGroup var repetition: RequestIDOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let status = try await PrivacyServiceClient(client).restrictCustomer(
        RestrictCustomerRequest(
          customerID: customer, reason: reason, requestID: repetition.requestID),
        options: connection.callOptions)
      try output.print(status) { PrivacyText.fields(status) }
    }
  }
}

struct LiftRestrictionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lift", abstract: "End a restriction.")

  @Argument(help: "Id of the customer.")
  var customer: String

  @OptionGroup var repetition: RequestIDOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let status = try await PrivacyServiceClient(client).liftRestriction(
        LiftRestrictionRequest(customerID: customer, requestID: repetition.requestID),
        options: connection.callOptions)
      try output.print(status) { PrivacyText.fields(status) }
    }
  }
}

struct HoldCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Keep a customer from being erased.")

  @Argument(help: "Id of the customer.")
  var customer: String

  @Option(name: .long, help: "Why.")
  var reason: String

  @OptionGroup var repetition: RequestIDOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let status = try await PrivacyServiceClient(client).placeLegalHold(
        PlaceLegalHoldRequest(
          customerID: customer, reason: reason, requestID: repetition.requestID),
        options: connection.callOptions)
      try output.print(status) { PrivacyText.fields(status) }
    }
  }
}

struct ReleaseHoldCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "End a legal hold.")

  @Argument(help: "Id of the customer.")
  var customer: String

  @OptionGroup var repetition: RequestIDOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let status = try await PrivacyServiceClient(client).releaseLegalHold(
        ReleaseLegalHoldRequest(customerID: customer, requestID: repetition.requestID),
        options: connection.callOptions)
      try output.print(status) { PrivacyText.fields(status) }
    }
  }
}
