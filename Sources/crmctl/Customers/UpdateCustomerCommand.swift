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

  @Option(name: .long, help: "Tier.")
  var loyalty: LoyaltyStatus?

  @OptionGroup var clearing: ClearOption
  @OptionGroup var mutation: MutationOptions
  @OptionGroup var connection: ConnectionOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    var customer = Customer(id: id, etag: mutation.etag)
    var mask = try fields.apply(to: &customer)
    if let loyalty {
      customer.loyaltyStatus = loyalty
      mask.append("loyalty_status")
    }
    mask = try clearing.mask(with: mask, of: Customer.messageType, "customers")
    let request = UpdateCustomerRequest(
      customer: customer, updateMask: GoogleProtobuf.FieldMask(paths: mask),
      requestID: mutation.requestID)
    try await connection.withClient { client in
      let updated = try await CustomerServiceClient(client)
        .updateCustomer(request, options: connection.callOptions)
      try output.print(updated) { CustomerText.fields(updated) }
    }
  }
}
