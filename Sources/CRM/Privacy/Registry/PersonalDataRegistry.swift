import CRMProto
import Postgres

/// What every column of the database holds. Export, erasure and retention are made of it, and a test fails for a
/// column that is not here.
enum PersonalDataRegistry {
  static let tables: [PersonalTable] =
    [
      customer, interaction, feedback, loyaltyChange, consentRecord, customerSegment,
      segmentChange, segmentDue, auditEntry, auditValue, requestRecord, erasureReceipt,
    ] + aboutNobody

  static let customer = PersonalTable(
    "customer", about: .column("id"), erasing: .blanks, section: "customer",
    [
      .column("id", .link),
      .column("revision", .operational),
      .column("contact_type", .history, of: ContactType.self),
      .column("is_active", .history),
      .column("loyalty_status", .history, of: LoyaltyStatus.self),
      .column(
        "full_name", .identity, blank: "CASE contact_type WHEN 1 THEN 'Erased' ELSE '' END"),
      .column("full_name_ar", .identity),
      .column(
        "company_name", .identity, blank: "CASE contact_type WHEN 2 THEN 'Erased' ELSE '' END"),
      // Made by the database of the two.
      .column("display_name", .operational),
      .column("email", .identity),
      .column("phone", .identity),
      .column("phone_e164", .identity),
      .column("nationality", .attribute),
      .column("residence_country", .attribute),
      .column("region", .attribute),
      .column("region_code", .attribute),
      .column("city", .attribute),
      .column("preferred_language", .attribute),
      .column("tags", .attribute, blank: "'{}'"),
      .column("notes", .content),
      .column("ice", .identity),
      .column("external_ids", .identity, blank: "'{}'"),
      .column("allowed_channels", .attribute, blank: "'{}'"),
      .column("preferred_channel", .attribute, of: Channel.self),
      .column("contact_from", .attribute),
      .column("contact_until", .attribute),
      .column("created_at", .history),
      .column("updated_at", .history),
      .column("last_interaction", .history),
      .column("search_name", .derived),
      .column("search_sound", .derived),
      .column("search_terms", .derived, blank: "'{}'"),
      .column("search_phone", .derived),
      .column("search_bucket", .operational),
      .column("derived_version", .operational),
      .column("criteria_texts", .derived, blank: "'{}'"),
      .column("consents", .attribute, blank: "'{}'"),
      .column("objections", .attribute, blank: "'{}'"),
      .column("restricted_at", .history),
      .column("restriction_reason", .content),
      .column("legal_hold_at", .history),
      .column("legal_hold_reason", .content),
      .column("erased_at", .history),
    ])

  static let interaction = PersonalTable(
    "interaction", about: .column("customer_id"), erasing: .blanks, section: "interaction",
    [
      .column("id", .link),
      .column("revision", .operational),
      .column("customer_id", .link),
      .column("staff_member_id", .actor),
      .column("channel", .history, of: Channel.self),
      .column("subject", .content),
      .column("summary", .content),
      .column("duration_minutes", .history),
      .column("follow_up_required", .history),
      .column("follow_up_date", .history),
      .column("follow_up_completed_at", .history),
      .column("timestamp", .history),
      .column("created_at", .history),
      .column("updated_at", .history),
    ])

  static let feedback = PersonalTable(
    "feedback", about: .column("customer_id"), erasing: .blanks, section: "feedback",
    [
      .column("id", .link),
      .column("revision", .operational),
      .column("customer_id", .link),
      // Whoever has the booking knows whose it is.
      .column("booking_id", .identity),
      .column("tour_id", .history),
      .column("vehicle_id", .history),
      .column("driver_id", .actor),
      .column("service_type", .history, of: ServiceType.self),
      .column("rating", .history),
      .column("comments", .content),
      .column("sentiment", .history, of: Sentiment.self),
      .column("sentiment_source", .history, of: SentimentSource.self),
      .column("is_anonymous", .history),
      .column("source", .content),
      .column("resolved", .history),
      .column("resolution_notes", .content),
      .column("resolved_by", .actor),
      .column("resolved_at", .history),
      .column("assigned_to", .actor),
      .column("submitted_at", .history),
      .column("created_at", .history),
      .column("updated_at", .history),
      .column("hours_to_resolve", .history),
    ])

  private static let loyaltyChange = PersonalTable(
    "loyalty_change", about: .column("customer_id"), section: "loyalty_change",
    [
      .column("id", .link),
      .column("customer_id", .link),
      .column("occurred_at", .history),
      .column("old_status", .history, of: LoyaltyStatus.self),
      .column("new_status", .history, of: LoyaltyStatus.self),
    ])

  private static let consentRecord = PersonalTable(
    "consent_record", about: .column("customer_id"), erasing: .blanks, section: "consent_record",
    [
      .column("id", .link),
      .column("customer_id", .link),
      .column("channel", .history, of: Channel.self),
      .column("purpose", .history, of: ContactPurpose.self),
      .column("decision", .history, of: ConsentDecision.self),
      .column("decided_at", .history),
      .column("method", .content),
      .column("text_version", .content),
      .column("evidence", .content),
      .column("recorded_at", .history),
      .column("recorded_by", .actor),
    ])
}
