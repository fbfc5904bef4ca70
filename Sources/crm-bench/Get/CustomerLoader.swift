import CRMProto
import RPCCore

/// Creates the customers that a benchmark reads.
struct CustomerLoader<Calls: CallMaker> {
  let client: Calls

  private static var inFlight: Int { 64 }

  /// - Returns: the new customers' ids.
  func load(_ count: Int) async throws -> [String] {
    let service = CustomerServiceClient(client)
    return try await withThrowingTaskGroup(of: [String].self) { group in
      for worker in 0..<Self.inFlight {
        group.addTask {
          var ids: [String] = []
          for number in stride(from: worker, to: count, by: Self.inFlight) {
            let request = CreateCustomerRequest(customer: Self.customer(number))
            ids.append(try await service.createCustomer(request).id)
          }
          return ids
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }

  private static func customer(_ number: Int) -> Customer {
    Customer(
      contactType: .individual, fullName: "Fatima Zahra Benjelloun \(number)",
      fullNameAr: "فاطمة الزهراء بنجلون", email: "fatima.\(number)@example.ma",
      phone: "06\(10_000_000 + number % 89_999_999)", nationality: "Marocaine",
      residenceCountry: "Maroc", region: "Casablanca", preferredLanguage: "French",
      tags: ["family", "returning"], notes: "Prefers a driver who speaks Darija.")
  }
}
