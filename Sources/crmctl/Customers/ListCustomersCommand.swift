import ArgumentParser
import CRMProto
import RPCClient

struct ListCustomersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List customers page by page.")

  @Option(
    name: .customLong("order-by"),
    help: "created_at, updated_at, display_name or last_interaction; with \" desc\" for descending."
  )
  var orderBy = ""

  @OptionGroup var filter: CustomerListFilter
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await filter.list("", orderBy: orderBy, paging, connection, output)
  }
}

struct SearchCustomersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find customers, best match first.",
    discussion: """
      By the words of their names in any order and script, by how they sound, misspelt, by the \
      beginning of the e-mail address or the end of the phone number.

      Example: crmctl customers search mohamed el fasi
      """)

  @Argument(help: "What to look for.")
  var words: [String]

  @OptionGroup var filter: CustomerListFilter
  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await filter.list(words.joined(separator: " "), orderBy: "", paging, connection, output)
  }
}

/// Which customers a list keeps.
struct CustomerListFilter: ParsableArguments {
  @Flag(name: .long, help: "Deactivated customers instead of active ones.")
  var inactive = false

  @Option(name: .long, help: "Only persons, or only organisations.")
  var type: ContactType?

  @Option(name: .long, help: "Only customers of a tier; may be repeated.")
  var loyalty: [LoyaltyStatus] = []

  @Option(name: .long, help: "Only customers of a region or city; may be repeated.")
  var region: [String] = []

  @Option(
    name: .customLong("tag"), help: "Only customers with this tag; repeated: with all of them.")
  var tags: [String] = []

  @Flag(name: .long, help: "Count all matches.")
  var total = false

  func list(
    _ query: String, orderBy: String, _ paging: PagingOptions, _ connection: ConnectionOptions,
    _ output: OutputOptions
  ) async throws {
    try await connection.withClient { client in
      let service = CustomerServiceClient(client)
      let page = try await paging.pages { position in
        try await service.listCustomers(
          ListCustomersRequest(
            pageSize: position.size, pageToken: position.token, orderBy: orderBy,
            includeTotalSize: total, query: query, isActive: !inactive,
            contactTypes: type.map { [$0] } ?? [], regions: region, loyaltyStatuses: loyalty,
            tagsAll: tags), options: connection.callOptions)
      }
      try output.printList(page) { CustomerText.table(page.customers) }
    }
  }
}
