import CRMProto
import Postgres
import RPCCore
import WireProto

extension FeedbackService {
  func submitFeedback(
    _ request: SubmitFeedbackRequest, context: CallContext
  ) async throws -> Feedback {
    guard let received = request.feedback else {
      throw RPCError.invalid("feedback", "is required")
    }
    // From here on nothing knows who gave an anonymous one: no row, no digest of the request, no answer.
    let given = FeedbackRules.withoutTraces(received)
    // Who submits may be who was served.
    let call = try MutationCall(
      context, SubmitFeedbackRequest(feedback: given, requestID: request.requestID),
      isTraceless: given.isAnonymous)
    let now = clock.now()
    var violations = Violations()
    FeedbackRules.refuseOutputOnly(in: given, &violations)
    let customer = ResourceID(given.customerID)
    if customer == nil, !given.isAnonymous {
      violations.add("feedback.customer_id", "must be a UUID")
    }
    var feedback = FeedbackRules.normalized(given, now: now, &violations)
    try violations.throwIfAny()

    let id = ResourceID.make(at: now)
    feedback.id = id.description
    feedback.customerID = customer?.description ?? ""
    feedback.createdAt = GoogleProtobuf.Timestamp(now)
    feedback.updatedAt = GoogleProtobuf.Timestamp(now)
    feedback.etag = Etag.make(revision: 1)
    let change = try Change(
      .submitted, .feedback, id, of: customer, revision: 1, at: now, from: nil, to: feedback)
    // First, for its lock, as everywhere: whoever erases the customer sees this feedback, or this sees the erasure.
    let lock = customer.map { [CustomerStore.lock($0)] } ?? []
    return try await mutations.write(
      call, change, answer: feedback,
      lock + [FeedbackStore.insert(feedback, id: id, customer: customer, at: now)]
    ) { segments in
      guard let touched = TouchedCustomer.byFeedback(of: customer) else { return }
      try await segments.keep(touched, by: call)
    }
  }
}
