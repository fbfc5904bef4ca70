import ArgumentParser
import CRMProto
import Protobuf

struct CreateCustomerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Create a customer.",
    discussion: """
      Example: crmctl customers create --type individual --name "Fatima Zahra Benjelloun" \
      --email fatima@example.ma --phone 0612345678 --tag family
      """)

  @OptionGroup var fields: CustomerFields

  @Option(
    name: .long,
    help:
      "A FILE with the customer as JSON, - for standard input, or the JSON object itself; options win."
  )
  var json: String?

  @OptionGroup var repetition: RequestIDOption
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    var customer = try json.map { try Customer(json: Input.json($0)) } ?? Customer()
    _ = try fields.apply(to: &customer)
    let request = CreateCustomerRequest(customer: customer, requestID: repetition.requestID)
    try await connection.withClient { client in
      let created = try await CustomerServiceClient(client)
        .createCustomer(request, options: connection.callOptions)
      try output.print(created) { CustomerText.fields(created) }
    }
  }
}
