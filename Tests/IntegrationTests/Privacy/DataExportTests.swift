import CRMProto
import Foundation
import Protobuf
import RPCCore
import Testing

/// An export has everything that is stored about one person, and nothing about others.
@Suite(.timeLimit(.minutes(2))) struct DataExportTests {
  private func export(_ id: String, of crm: TestCRM) async throws -> [String: [JSONValue]] {
    try await crm.privacy.exportCustomerData(.init(customerID: id)) { messages in
      var sections: [String: [JSONValue]] = [:]
      for try await message in messages {
        sections[message.section, default: []] += try message.records.map {
          try JSONValue(text: $0)
        }
      }
      return sections
    }
  }

  @Test func everythingThatWasGivenComesOutAgain() async throws {
    try await withCRM { crm in
      let given = Customer.complete()
      let stored = try await crm.create(given, requestID: freshRequestID())
      let other = try await crm.create(.individual("Somebody Else"))
      _ = try await crm.create(.phoneCall(with: other.id).with(\.subject, "not of this one"))
      _ = try await crm.createSegment("everybody", "{}")
      try await crm.bringSegmentsUpToDate()
      _ = try await crm.update(
        stored.with(\.loyaltyStatus, .gold).with(\.email, "new@example.ma"),
        ["loyalty_status", "email"])
      _ = try await crm.create(
        .phoneCall(with: stored.id).with(\.subject, "Airport").with(\.summary, "Two bags"))
      _ = try await crm.submit(.tour(by: stored.id, rating: 4).with(\.comments, "Parfait"))
      _ = try await crm.record(
        ConsentRecord(
          customerID: stored.id, channel: .inPerson, purpose: .survey, decision: .granted,
          method: "paper", textVersion: "3", evidence: "form 12"))

      let sections = try await export(stored.id, of: crm)
      #expect(
        Set(sections.keys) == [
          "customer", "interaction", "feedback", "loyalty_change", "consent_record",
          "segment_membership", "audit_entry", "audit_value", "stored_answer",
        ])
      let customer = try #require(sections["customer"]?.first)
      #expect(customer["full_name_ar"] == .string(given.fullNameAr))
      #expect(customer["contact_type"] == "CORPORATE")
      #expect(customer["loyalty_status"] == "GOLD")
      #expect(customer["external_ids"]?["erp"] == "C-1")
      #expect(customer["search_terms"] == nil)
      #expect(sections["interaction"]?.first?["summary"] == "Two bags")
      #expect(sections["interaction"]?.count == 1)
      #expect(sections["feedback"]?.first?["comments"] == "Parfait")
      #expect(sections["consent_record"]?.first?["channel"] == "IN_PERSON")
      #expect(sections["consent_record"]?.first?["evidence"] == "form 12")
      #expect(sections["loyalty_change"]?.first?["new_status"] == "GOLD")
      #expect(sections["segment_membership"]?.count == 1)
      // What was, too; and who has looked: this export.
      let texts = (sections["audit_value"] ?? []).map { $0.text() }.joined()
      #expect(texts.contains(given.email))
      let actions = (sections["audit_entry"] ?? []).compactMap { $0["action"]?.string }
      #expect(actions.contains("exported") && actions.contains("created"))
      let all = sections.values.joined().map { $0.text() }.joined()
      #expect(!all.contains("not of this one") && !all.contains(other.email))
      #expect(try await crm.auditProblem() == nil)
    }
  }

  @Test func ofThousandsOfRecordsNoneIsLost() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      try await crm.execute(
        """
        INSERT INTO interaction (
          id, customer_id, staff_member_id, channel, subject, summary, follow_up_required,
          "timestamp", created_at, updated_at)
        SELECT gen_random_uuid(), id, '', 1, 's' || number, repeat('x', 2000), FALSE, now(), now(),
          now()
        FROM customer, generate_series(1, 2001) AS number
        """)
      let sections = try await export(stored.id, of: crm)
      let subjects = (sections["interaction"] ?? []).compactMap { $0["subject"]?.string }
      #expect(subjects.count == 2_001 && Set(subjects).count == 2_001)
    }
  }

  @Test func itNeedsThePermissionOfEverythingThatItHas() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      try await crm.asCaller(with: ["crm:read:customers", "crm:read:privacy"]) { client in
        let error = try await refusal {
          try await PrivacyServiceClient(client).exportCustomerData(
            .init(customerID: stored.id)
          ) { messages in for try await _ in messages {} }
        }
        #expect(error.code == .permissionDenied)
      }
      let missing = try await refusal {
        try await export("01890000-0000-7000-8000-000000000000", of: crm)
      }
      #expect(missing.reason == "CUSTOMER_NOT_FOUND")
    }
  }
}
