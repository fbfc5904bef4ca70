import ArgumentParser
import CRMProto
import Protobuf
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

  @Option(name: .long, help: "A field to empty, such as notes; may be repeated.")
  var clear: [String] = []

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
    mask += try clear.map(Self.field)
    guard !mask.isEmpty else {
      throw InputError("nothing to change: give at least one field, see --help")
    }
    let request = UpdateCustomerRequest(
      customer: customer, updateMask: GoogleProtobuf.FieldMask(paths: mask),
      requestID: mutation.requestID)
    try await connection.withClient { client in
      let updated = try await CustomerServiceClient(client)
        .updateCustomer(request, options: connection.callOptions)
      try output.print(updated) { CustomerText.fields(updated) }
    }
  }

  /// The field of that name; the server would refuse another one without a hint.
  private static func field(named name: String) throws -> String {
    let fields = Customer.messageType.fields.map(\.name)
    let given = name.replacing("-", with: "_")
    guard !fields.contains(given) else { return given }
    let close = CloseMatches.of(given, among: fields)
    let hint = close.isEmpty ? "" : ", did you mean \(close.joined(separator: " or "))?"
    throw InputError("customers have no field \(name)\(hint)")
  }
}
