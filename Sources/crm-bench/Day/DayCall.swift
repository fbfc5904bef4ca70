import CRMProto
import DemoData
import Foundation
import Measurement
import RPCClient
import WireProto

/// What the ERP's services call in the course of a day, by how often: booking looks customers up and checks them,
/// sales search, guides and drivers leave notes and feedback.
enum DayCall: String, CaseIterable, Sendable {
  case get = "GetCustomer"
  case check = "CheckCustomers"
  case batchGet = "BatchGetCustomers"
  case suggest = "SuggestCustomers"
  case search = "ListCustomers"
  case summary = "GetCustomerSummary"
  case interactions = "ListCustomerInteractions"
  case statistics = "GetInteractionStats"
  case createInteraction = "CreateInteraction"
  case update = "UpdateCustomer"
  case create = "CreateCustomer"
  case feedback = "SubmitFeedback"

  /// Of a hundred calls.
  var share: Int {
    switch self {
    case .get: 48
    case .check: 10
    case .summary, .suggest: 8
    case .interactions, .batchGet, .createInteraction: 5
    case .search, .update: 4
    case .create, .statistics, .feedback: 1
    }
  }

  /// The kind of the call of a number: the same in every run.
  static func kind(of number: Int) -> DayCall {
    // A step that has no divisor in common with a hundred, so that the kinds alternate.
    var place = number * 37 % 100
    for kind in allCases {
      if place < kind.share { return kind }
      place -= kind.share
    }
    return .get
  }
}

/// Whom the day's calls are about.
struct DayPeople: Sendable {
  let client: RPCClient
  /// Of customers that are there.
  let ids: [String]
  let names: [String]
  /// Makes those who come: others in each run.
  var newcomers = DemoCustomers(seed: .random(in: 1_000..<1_000_000_000))

  func make(_ kind: DayCall, _ number: Int) async throws {
    switch kind {
    case .get, .check, .batchGet, .suggest, .search, .summary: try await read(kind, number)
    case .interactions, .statistics: try await report(kind, number)
    case .createInteraction, .update, .create, .feedback: try await write(kind, number)
    }
  }

  private func read(_ kind: DayCall, _ number: Int) async throws {
    let customers = CustomerServiceClient(client)
    let id = ids[number % ids.count]
    let name = names[number % names.count]
    switch kind {
    case .check: _ = try await customers.checkCustomers(.init(ids: some(20, number)))
    case .batchGet: _ = try await customers.batchGetCustomers(.init(ids: some(20, number)))
    case .suggest:
      _ = try await customers.suggestCustomers(.init(query: String(name.prefix(3 + number % 5))))
    case .search: _ = try await customers.listCustomers(.init(query: name))
    case .summary: _ = try await customers.getCustomerSummary(.init(id: id))
    default: _ = try await customers.getCustomer(.init(id: id))
    }
  }

  private func report(_ kind: DayCall, _ number: Int) async throws {
    let interactions = InteractionServiceClient(client)
    if kind == .interactions {
      _ = try await interactions.listCustomerInteractions(
        .init(customerID: ids[number % ids.count]))
    } else {
      _ = try await interactions.getInteractionStats(.init())
    }
  }

  private func write(_ kind: DayCall, _ number: Int) async throws {
    let customers = CustomerServiceClient(client)
    let id = ids[number % ids.count]
    let requestID = UUID().uuidString
    switch kind {
    case .createInteraction:
      let interaction = Interaction(
        customerID: id, staffMemberID: "agent-7", channel: .phone, subject: "Transfert aéroport",
        summary: "Arrivée à Menara à 14 h 20, six personnes.")
      _ = try await InteractionServiceClient(client).createInteraction(
        .init(interaction: interaction, requestID: requestID))
    case .feedback:
      let feedback = Feedback(
        customerID: id, serviceType: .tour, rating: Int32(1 + number % 5),
        comments: "Chauffeur ponctuel, véhicule propre.")
      _ = try await FeedbackServiceClient(client).submitFeedback(
        .init(feedback: feedback, requestID: requestID))
    case .update:
      let change = Customer(id: id, notes: "Rappeler avant le départ \(number).")
      _ = try await customers.updateCustomer(
        .init(customer: change, updateMask: .init(paths: ["notes"]), requestID: requestID))
    default:
      _ = try await customers.createCustomer(
        .init(customer: newcomers.customer(number).customer, requestID: requestID))
    }
  }

  private func some(_ count: Int, _ number: Int) -> [String] {
    (0..<count).map { ids[(number + $0 * 31) % ids.count] }
  }
}
