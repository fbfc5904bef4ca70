import CRMProto
import Protobuf

/// A request that changes something; its id tells a repetition from a second one.
protocol MutationRequest: Message {
  var requestID: String { get set }
}

extension CreateCustomerRequest: MutationRequest {}
extension RecalculateSegmentsRequest: MutationRequest {}
extension UpdateCustomerRequest: MutationRequest {}
extension DeactivateCustomerRequest: MutationRequest {}
extension ReactivateCustomerRequest: MutationRequest {}
extension AddCustomerTagsRequest: MutationRequest {}
extension RemoveCustomerTagsRequest: MutationRequest {}
extension CreateInteractionRequest: MutationRequest {}
extension UpdateInteractionRequest: MutationRequest {}
extension DeleteInteractionRequest: MutationRequest {}
extension CompleteFollowUpRequest: MutationRequest {}
extension RescheduleFollowUpRequest: MutationRequest {}
extension SubmitFeedbackRequest: MutationRequest {}
extension UpdateFeedbackRequest: MutationRequest {}
extension DeleteFeedbackRequest: MutationRequest {}
extension AssignFeedbackRequest: MutationRequest {}
extension ResolveFeedbackRequest: MutationRequest {}
extension ReopenFeedbackRequest: MutationRequest {}
extension CreateSegmentRequest: MutationRequest {}
extension UpdateSegmentRequest: MutationRequest {}
extension DeleteSegmentRequest: MutationRequest {}
extension AssignCustomerSegmentsRequest: MutationRequest {}
extension RecordConsentRequest: MutationRequest {}
extension EraseCustomerRequest: MutationRequest {}
extension RestrictCustomerRequest: MutationRequest {}
extension LiftRestrictionRequest: MutationRequest {}
extension PlaceLegalHoldRequest: MutationRequest {}
extension ReleaseLegalHoldRequest: MutationRequest {}

/// Whose data an answer has, so that it can be forgotten with them.
enum AnswerSubject {
  static func of(_ answer: some Message) -> ResourceID? {
    switch answer {
    case let customer as Customer: ResourceID(customer.id)
    case let interaction as Interaction: ResourceID(interaction.customerID)
    case let feedback as Feedback: ResourceID(feedback.customerID)
    case let consent as ConsentRecord: ResourceID(consent.customerID)
    case let status as PrivacyStatus: ResourceID(status.customerID)
    default: nil
    }
  }
}
