import ArgumentParser
import CRMProto
import RPCClient

struct ListCustomersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List customers page by page.")

  @Option(
    name: .customLong("page-size"),
    help: "Customers on a page, 1 to 1000. Default: 20, and 1000 with --all.")
  var pageSize: Int32?

  @Option(name: .customLong("page-token"), help: "From the end of the page before.")
  var pageToken = ""

  @Flag(name: .long, help: "Follow the pages to the end.")
  var all = false

  @Flag(name: .long, help: "Deactivated customers instead of active ones.")
  var inactive = false

  @Option(
    name: .customLong("order-by"),
    help: "created_at, updated_at, display_name or last_interaction; with \" desc\" for descending."
  )
  var orderBy = ""

  @Option(name: .long, help: "Only persons, or only organisations.")
  var type: ContactType?

  @Option(name: .long, help: "Only customers of a tier; may be repeated.")
  var loyalty: [LoyaltyStatus] = []

  @Option(
    name: .customLong("tag"), help: "Only customers with this tag; repeated: with all of them.")
  var tags: [String] = []

  @Flag(name: .long, help: "Count all matches.")
  var total = false

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      var request = ListCustomersRequest(
        pageSize: pageSize ?? (all ? 1000 : 20), pageToken: pageToken, orderBy: orderBy,
        includeTotalSize: total,
        isActive: !inactive, contactTypes: type.map { [$0] } ?? [], loyaltyStatuses: loyalty,
        tagsAll: tags)
      let service = CustomerServiceClient(client)
      var page = try await service.listCustomers(request, options: connection.callOptions)
      // One table and one object: the columns' widths follow from all rows.
      while all, !page.nextPageToken.isEmpty {
        request.pageToken = page.nextPageToken
        request.includeTotalSize = false
        let next = try await service.listCustomers(request, options: connection.callOptions)
        page.customers += next.customers
        page.nextPageToken = next.nextPageToken
      }
      try output.print(page) { CustomerText.table(page.customers) }
      if output.output == .table { StandardError.print(Self.footer(page)) }
    }
  }

  /// Beside the table, so that a pipe gets the table alone.
  private static func footer(_ page: ListCustomersResponse) -> String {
    var parts = ["\(page.customers.count) shown"]
    if let total = page.totalSize { parts.append("\(total) in all") }
    if !page.nextPageToken.isEmpty { parts.append("more with --page-token \(page.nextPageToken)") }
    return parts.joined(separator: ", ")
  }
}
