import CRMProto
import RPCClient
import RPCCore

/// A customer of the old database that the service has already.
struct CreatedCustomer: Sendable {
  let id: String
  let loyaltyStatus: LoyaltyStatus
  let isActive: Bool

  init(_ customer: Customer) {
    id = customer.id
    loyaltyStatus = customer.loyaltyStatus
    isActive = customer.isActive
  }

  /// Reads from the service who has an old id, leaving out those that the file of links knows.
  static func all(
    in destination: Destination, system: String, except isKnown: (Int64) -> Bool
  ) async throws -> [Int64: CreatedCustomer] {
    var found: [Int64: CreatedCustomer] = [:]
    let service = CustomerServiceClient(destination.client)
    try await service.exportCustomers(.init(), options: CallOptions(timeout: nil)) { messages in
      for try await message in messages {
        for customer in message.customers {
          guard let old = customer.externalIDs[system].flatMap({ Int64($0) }), !isKnown(old)
          else { continue }
          found[old] = CreatedCustomer(customer)
        }
      }
    }
    return found
  }
}
