import ArgumentParser
import CRMProto

struct TagsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tags", abstract: "List the tags of active customers, most used first.")

  @OptionGroup var paging: PagingOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await connection.withClient { client in
      let service = CustomerServiceClient(client)
      let page = try await paging.pages { position in
        try await service.listTags(
          ListTagsRequest(pageSize: position.size, pageToken: position.token),
          options: connection.callOptions)
      }
      try output.printList(page) {
        var chart = BarChart()
        for tag in page.tags { chart.add(tag.tag, tag.customerCount) }
        return chart.text()
      }
    }
  }
}
