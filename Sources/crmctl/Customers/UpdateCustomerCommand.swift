import ArgumentParser
import CRMProto
import WireProto

struct UpdateCustomerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Change the fields that are given.",
    discussion:
      "Example: crmctl customers update ID --phone 0698765432 --loyalty gold --clear notes")

  @Argument(help: "Id.")
  var id: String

  @OptionGroup var fields: CustomerFields

  @Option(name: .long, help: "Tier: new, bronze, silver, gold, platinum or vip.")
  var loyalty: LoyaltyStatus?

  @Option(name: .long, help: "A field to empty, such as notes; may be repeated.")
  var clear: [String] = []

  @Option(name: .long, help: "Only if the customer still has this etag.")
  var etag = ""

  @Option(name: .customLong("request-id"), help: "UUID; the same one updates only once.")
  var requestID: String?

  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    var customer = Customer(id: id, etag: etag)
    var mask = try fields.apply(to: &customer)
    if let loyalty {
      customer.loyaltyStatus = loyalty
      mask.append("loyalty_status")
    }
    mask += clear
    guard !mask.isEmpty else {
      throw InputError("nothing to change: give at least one field, see --help")
    }
    let request = UpdateCustomerRequest(
      customer: customer, updateMask: GoogleProtobuf.FieldMask(paths: mask),
      requestID: requestID ?? "")
    try await connection.withClient { client in
      let updated = try await CustomerServiceClient(client)
        .updateCustomer(request, options: connection.callOptions)
      try output.print(updated) { CustomerText.fields(updated) }
    }
  }
}
