import ArgumentParser
import CRMProto

/// Which part of a list is shown.
struct PagingOptions: ParsableArguments {
  @Option(
    name: .customLong("page-size"),
    help: "Rows on a page, 1 to 1000. Default: 20, and 1000 with --all.")
  var pageSize: Int32?

  @Option(name: .customLong("page-token"), help: "From the end of the page before.")
  var pageToken = ""

  @Flag(name: .long, help: "Follow the pages to the end.")
  var all = false

  /// What a page is asked for by.
  struct Position {
    var size: Int32
    var token: String
  }

  /// The page that was asked for; with --all also those behind it, as one: the widths of a table's columns
  /// follow from all rows.
  func pages<Page: ListPage>(
    _ fetch: (Position) async throws -> Page
  ) async throws -> Page {
    var position = Position(size: pageSize ?? (all ? 1000 : 20), token: pageToken)
    var whole = try await fetch(position)
    while all, !whole.nextPageToken.isEmpty {
      position.token = whole.nextPageToken
      let next = try await fetch(position)
      whole.items += next.items
      whole.nextPageToken = next.nextPageToken
    }
    return whole
  }

  /// Beside the table, so that a pipe gets the table alone.
  static func footer(_ page: some ListPage) -> String {
    var parts = ["\(page.items.count) shown"]
    if let total = page.totalSize { parts.append("\(total) in all") }
    if !page.nextPageToken.isEmpty { parts.append("more with --page-token \(page.nextPageToken)") }
    return parts.joined(separator: ", ")
  }
}

/// One page of a list, whatever it lists.
protocol ListPage {
  associatedtype Item
  var items: [Item] { get set }
  var nextPageToken: String { get set }
  var totalSize: Int64? { get }
}

extension ListCustomersResponse: ListPage {
  var items: [Customer] {
    get { customers }
    set { customers = newValue }
  }
}

extension ListInteractionsResponse: ListPage {
  var items: [Interaction] {
    get { interactions }
    set { interactions = newValue }
  }
}

extension ListFeedbackResponse: ListPage {
  var items: [Feedback] {
    get { feedback }
    set { feedback = newValue }
  }
}

extension ListTagsResponse: ListPage {
  var items: [TagCount] {
    get { tags }
    set { tags = newValue }
  }
  var totalSize: Int64? { nil }
}

extension GetCustomerTimelineResponse: ListPage {
  var items: [TimelineEntry] {
    get { entries }
    set { entries = newValue }
  }
  var totalSize: Int64? { nil }
}

extension ListSegmentsResponse: ListPage {
  var items: [Segment] {
    get { segments }
    set { segments = newValue }
  }
}

extension ListSegmentCustomersResponse: ListPage {
  var items: [Customer] {
    get { customers }
    set { customers = newValue }
  }
}

extension ListAuditEntriesResponse: ListPage {
  var items: [AuditEntry] {
    get { entries }
    set { entries = newValue }
  }
}

extension GetConsentsResponse: ListPage {
  var items: [ConsentRecord] {
    get { records }
    set { records = newValue }
  }
  var totalSize: Int64? { nil }
}

extension ListErasureReceiptsResponse: ListPage {
  var items: [ErasureReceipt] {
    get { receipts }
    set { receipts = newValue }
  }
}

extension GetSegmentHistoryResponse: ListPage {
  var items: [SegmentHistoryPoint] {
    get { points }
    set { points = newValue }
  }
  var totalSize: Int64? { nil }
}
