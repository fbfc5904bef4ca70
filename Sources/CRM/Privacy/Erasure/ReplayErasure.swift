import CRMProto
import Postgres
import RPCCore

extension PrivacyService {
  /// The receipt stays the one that it was.
  func replayErasure(
    _ request: ReplayErasureRequest, context: CallContext
  ) async throws -> ReplayErasureResponse {
    guard let receipt = request.receipt else { throw RPCError.invalid("receipt", "is required") }
    let id = try ErasureReceipts.requireSignature(of: receipt, by: auditKey)
    let call = MutationCall(context)
    return try await mutations.decide(call) { transaction in
      let found = try await transaction.query("SELECT 1 FROM customer WHERE id = \(id)")
      guard !found.isEmpty else {
        return Decision(answer: ReplayErasureResponse(outcome: .unknownCustomer))
      }
      let customer = try await CustomerStore.lockedWhetherErased(id, in: transaction)
      guard !customer.customer.isErased else {
        return Decision(answer: ReplayErasureResponse(outcome: .alreadyErased))
      }
      // A hold that came back with the customer was released before the receipt was made.
      let erased = try await erase(customer, by: call, in: transaction) { _, _ in receipt }
      return Decision(
        answer: ReplayErasureResponse(outcome: .erased), changes: erased.changes,
        touched: erased.touched)
    }
  }
}
