import CRMProto

/// The rule of every method. One that is served and has none keeps the server from starting.
///
/// A call needs the permission of everything that it reveals. So a change that answers the resource as it is
/// stored needs to read it too, and what a customer's summary adds up is asked for one by one.
package enum MethodRules {
  package static let all =
    wire + operations + customers + interactions + feedback + segments + audit + privacy

  private static let wire: [MethodRule] = [
    .reads("grpc.health.v1.Health/Check", .anyone),
    .reads("grpc.health.v1.Health/List", .anyone),
    .reads("grpc.health.v1.Health/Watch", .anyone),
    .reads("grpc.reflection.v1.ServerReflection/ServerReflectionInfo", .anyCaller),
    .reads("grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", .anyCaller),
    .reads(ControlServiceMethods.ping, .anyone),
    .reads(ControlServiceMethods.authenticate, .anyone),
    // It reaches the calls of its own connection alone.
    .reads(ControlServiceMethods.cancel, .anyone),
    .reads(ControlServiceMethods.getFileDescriptorSet, .anyCaller),
  ]

  private static let operations: [MethodRule] = [
    .reads(OperationsServiceMethods.getServerStatus, .needs(.read(.operations))),
    // It reaches everybody's calls, and changes nothing that is stored.
    .reads(OperationsServiceMethods.cancelLiveCall, .needs(.update(.operations))),
  ]

  private static let customers: [MethodRule] = [
    .changes(CustomerServiceMethods.createCustomer, .created, .needs(.create(.customers))),
    .reads(
      CustomerServiceMethods.getCustomer, .needs(.read(.customers)),
      staleness: .allowedWithoutConsents),
    .reads(
      CustomerServiceMethods.batchGetCustomers, .needs(.read(.customers)), cost: .long,
      staleness: .allowedWithoutConsents),
    .reads(
      CustomerServiceMethods.checkCustomers, .needs(.read(.customers), .read(.segments)),
      staleness: .allowed),
    .reads(
      CustomerServiceMethods.listCustomers, .needs(.read(.customers)), cost: .long,
      staleness: .allowedWithoutConsents),
    .reads(
      CustomerServiceMethods.suggestCustomers, .needs(.read(.customers)), cost: .long,
      staleness: .allowed),
    .reads(
      CustomerServiceMethods.getCustomerSummary, everythingOfACustomer,
      staleness: .allowedWithoutConsents),
    .reads(
      CustomerServiceMethods.getCustomerTimeline, everythingOfACustomer, cost: .long,
      staleness: .allowedWithoutConsents),
    // The field loyalty_status needs crm:update:loyalty besides.
    .changes(
      CustomerServiceMethods.updateCustomer, .updated,
      .needs(.update(.customers), .read(.customers))),
    .changes(
      CustomerServiceMethods.deactivateCustomer, .deactivated,
      .needs(.delete(.customers), .read(.customers))),
    .changes(
      CustomerServiceMethods.reactivateCustomer, .reactivated,
      .needs(.delete(.customers), .read(.customers))),
    .changes(
      CustomerServiceMethods.addCustomerTags, .updated,
      .needs(.update(.customers), .read(.customers))),
    .changes(
      CustomerServiceMethods.removeCustomerTags, .updated,
      .needs(.update(.customers), .read(.customers))),
    .reads(
      CustomerServiceMethods.listTags, .needs(.read(.customers)), cost: .long, staleness: .allowed),
    .changes(
      CustomerServiceMethods.importCustomers, .created,
      .needs(.create(.customers), .read(.customers)), cost: .long),
    .reads(CustomerServiceMethods.exportCustomers, .needs(.read(.customers)), cost: .long),
  ]

  private static let everythingOfACustomer = MethodRule.Access.needs(
    .read(.customers), .read(.interactions), .read(.feedback), .read(.segments))

  private static let interactions: [MethodRule] = [
    .changes(
      InteractionServiceMethods.createInteraction, .created, .needs(.create(.interactions))),
    .reads(
      InteractionServiceMethods.getInteraction, .needs(.read(.interactions)), staleness: .allowed),
    .reads(
      InteractionServiceMethods.listInteractions, .needs(.read(.interactions)), cost: .long,
      staleness: .allowed),
    .changes(
      InteractionServiceMethods.updateInteraction, .updated,
      .needs(.update(.interactions), .read(.interactions))),
    .changes(
      InteractionServiceMethods.deleteInteraction, .deleted, .needs(.delete(.interactions))),
    .reads(
      InteractionServiceMethods.listCustomerInteractions, .needs(.read(.interactions)),
      cost: .long, staleness: .allowed),
    .reads(
      InteractionServiceMethods.getInteractionStats, .needs(.read(.interactions)),
      staleness: .allowed),
    .reads(
      InteractionServiceMethods.listDueFollowUps, .needs(.read(.interactions)), cost: .long,
      staleness: .allowed),
    .changes(
      InteractionServiceMethods.completeFollowUp, .followUpCompleted,
      .needs(.update(.interactions), .read(.interactions))),
    .changes(
      InteractionServiceMethods.rescheduleFollowUp, .followUpRescheduled,
      .needs(.update(.interactions), .read(.interactions))),
  ]

  private static let feedback: [MethodRule] = [
    .changes(FeedbackServiceMethods.submitFeedback, .submitted, .needs(.create(.feedback))),
    .reads(FeedbackServiceMethods.getFeedback, .needs(.read(.feedback)), staleness: .allowed),
    .reads(
      FeedbackServiceMethods.listFeedback, .needs(.read(.feedback)), cost: .long,
      staleness: .allowed),
    .changes(
      FeedbackServiceMethods.updateFeedback, .updated,
      .needs(.update(.feedback), .read(.feedback))),
    .changes(FeedbackServiceMethods.deleteFeedback, .deleted, .needs(.delete(.feedback))),
    .reads(
      FeedbackServiceMethods.listCustomerFeedback, .needs(.read(.feedback)), cost: .long,
      staleness: .allowed),
    .changes(
      FeedbackServiceMethods.assignFeedback, .assigned,
      .needs(.update(.feedback), .read(.feedback))),
    .changes(
      FeedbackServiceMethods.resolveFeedback, .resolved,
      .needs(.update(.feedback), .read(.feedback))),
    .changes(
      FeedbackServiceMethods.reopenFeedback, .reopened,
      .needs(.update(.feedback), .read(.feedback))),
    .reads(FeedbackServiceMethods.getFeedbackStats, .needs(.read(.feedback)), staleness: .allowed),
  ]

  /// Criteria say something of every customer whom they count: who may set or try them may read customers.
  private static let segments: [MethodRule] = [
    .changes(
      SegmentServiceMethods.createSegment, .created,
      .needs(.create(.segments), .read(.segments), .read(.customers)), cost: .long),
    .reads(SegmentServiceMethods.getSegment, .needs(.read(.segments)), staleness: .allowed),
    .reads(
      SegmentServiceMethods.listSegments, .needs(.read(.segments)), cost: .long, staleness: .allowed
    ),
    .changes(
      SegmentServiceMethods.updateSegment, .updated,
      .needs(.update(.segments), .read(.segments), .read(.customers)), cost: .long),
    .changes(SegmentServiceMethods.deleteSegment, .deleted, .needs(.delete(.segments))),
    .reads(
      SegmentServiceMethods.listSegmentCustomers, .needs(.read(.segments), .read(.customers)),
      cost: .long, staleness: .allowedWithoutConsents),
    .changes(
      SegmentServiceMethods.assignCustomerSegments, .updated,
      .needs(.update(.segments), .read(.segments), .read(.customers)), isIdempotent: true),
    .changes(
      SegmentServiceMethods.recalculateSegments, .updated,
      .needs(.update(.segments), .read(.segments)), isIdempotent: true),
    .reads(SegmentServiceMethods.validateCriteria, .needs(.read(.segments))),
    .reads(
      SegmentServiceMethods.previewSegment, .needs(.read(.segments), .read(.customers)),
      cost: .long),
    .reads(SegmentServiceMethods.explainSegment, everythingOfACustomer),
    .reads(SegmentServiceMethods.getSegmentHistory, .needs(.read(.segments)), staleness: .allowed),
  ]

  /// Its entries have values of everything.
  private static let audit: [MethodRule] = [
    .reads(
      AuditServiceMethods.listAuditEntries,
      .needs(
        .read(.audit), .read(.customers), .read(.interactions), .read(.feedback),
        .read(.segments), .read(.privacy)), cost: .long),
    .reads(AuditServiceMethods.verifyAudit, .needs(.read(.audit)), cost: .long),
  ]

  private static let privacy: [MethodRule] = [
    .changes(
      PrivacyServiceMethods.recordConsent, .consentRecorded,
      .needs(.create(.privacy), .read(.customers))),
    .reads(PrivacyServiceMethods.getConsents, .needs(.read(.privacy), .read(.customers))),
    .reads(PrivacyServiceMethods.checkContactability, .needs(.read(.privacy), .read(.customers))),
    // Everything that there is about somebody.
    .changes(
      PrivacyServiceMethods.exportCustomerData, .exported,
      .needs(
        .read(.privacy), .read(.customers), .read(.interactions), .read(.feedback),
        .read(.segments), .read(.audit)), cost: .long),
    .changes(PrivacyServiceMethods.eraseCustomer, .erased, .needs(.delete(.privacy))),
    .reads(
      PrivacyServiceMethods.listErasureReceipts, .needs(.read(.privacy)), cost: .long),
    .changes(
      PrivacyServiceMethods.replayErasure, .erased, .needs(.delete(.privacy)),
      isIdempotent: true),
    .changes(
      PrivacyServiceMethods.restrictCustomer, .restricted,
      .needs(.update(.privacy), .read(.privacy))),
    .changes(
      PrivacyServiceMethods.liftRestriction, .restrictionLifted,
      .needs(.update(.privacy), .read(.privacy))),
    .changes(
      PrivacyServiceMethods.placeLegalHold, .legalHoldPlaced,
      .needs(.update(.privacy), .read(.privacy))),
    .changes(
      PrivacyServiceMethods.releaseLegalHold, .legalHoldReleased,
      .needs(.update(.privacy), .read(.privacy))),
    .reads(PrivacyServiceMethods.getPrivacyStatus, .needs(.read(.privacy))),
    .changes(
      PrivacyServiceMethods.runRetention, .erased, .needs(.delete(.privacy)), cost: .long),
    // It says which segments name the tag.
    .changes(
      PrivacyServiceMethods.setTagSensitivity, .markedSensitive,
      .needs(.update(.privacy), .read(.segments)), isIdempotent: true),
    .reads(PrivacyServiceMethods.listSensitiveTags, .needs(.read(.privacy))),
  ]
}
