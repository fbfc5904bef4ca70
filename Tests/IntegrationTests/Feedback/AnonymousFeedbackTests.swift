import CRMProto
import Postgres
import RPCCore
import Testing

/// Nothing leads from an anonymous feedback to who gave it.
@Suite(.timeLimit(.minutes(2))) struct AnonymousFeedbackTests {
  /// Rows of any table whose text holds `marker`.
  private func traces(of marker: String, in crm: TestCRM) async throws -> [String] {
    let rows = try await crm.database.report(
      """
      SELECT name FROM (
        SELECT 'feedback' AS name, f::text AS row FROM feedback f
        UNION ALL SELECT 'audit_entry', a::text FROM audit_entry a WHERE resource = 'feedback'
        UNION ALL SELECT 'audit_value', v::text FROM audit_value v JOIN audit_entry a ON v.entry_id = a.id
          WHERE resource = 'feedback'
        UNION ALL SELECT 'outbox_event', o::text FROM outbox_event o
          WHERE type LIKE 'crm.feedback.%'
        UNION ALL SELECT 'request_record',
          r::text || ' ' || encode(r.answer, 'escape') FROM request_record r) AS everything
      WHERE position(\(marker) IN row) > 0
      """, deadline: soon)
    return try rows.map { try $0.decode(String.self, at: 0) }
  }

  @Test func neitherTheCustomerNorTheBookingIsKeptAnywhere() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let given = Feedback.tour(by: customer.id).with(\.bookingID, "BOOKING-7f3a")
        .with(\.comments, "Wonderful").with(\.isAnonymous, true)
      let stored = try await crm.submit(given, requestID: freshRequestID())
      #expect(stored.isAnonymous && stored.customerID.isEmpty && stored.bookingID.isEmpty)
      #expect(stored.comments == "Wonderful")
      #expect(try await crm.feedback.getFeedback(.init(id: stored.id)) == stored)
      #expect(try await traces(of: customer.id, in: crm).isEmpty)
      #expect(try await traces(of: "BOOKING-7f3a", in: crm).isEmpty)
      // Whoever submits may be who was served.
      #expect(try await traces(of: "tester", in: crm) == [])
      #expect(try await traces(of: "127.0.0.1", in: crm) == [])
      // The search itself finds what is there.
      #expect(try await traces(of: "Wonderful", in: crm).count == 3)
      let listed = try await crm.feedback.listCustomerFeedback(.init(customerID: customer.id))
      #expect(listed.feedback.isEmpty)
    }
  }

  /// The digest of a request cannot be matched against candidates: it is the same for every customer.
  @Test func theDigestOfTheRequestIsTheSameWhoeverGaveIt() async throws {
    try await withCRM { crm in
      let first = try await crm.create(.individual())
      let second = try await crm.create(.individual())
      let request = freshRequestID()
      let one = try await crm.submit(
        .tour(by: first.id).with(\.isAnonymous, true), requestID: request)
      let same = try await crm.submit(
        .tour(by: second.id).with(\.isAnonymous, true), requestID: request)
      #expect(one == same)
    }
  }

  @Test func itNeedsNoCustomer() async throws {
    try await withCRM { crm in
      let stored = try await crm.submit(.tour(by: "").with(\.isAnonymous, true))
      #expect(stored.isAnonymous)
      let named = try await refusal { try await crm.submit(.tour(by: "")) }
      #expect(named.fields == ["feedback.customer_id"])
    }
  }

  @Test func noUpdateCanTieItToSomebody() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let stored = try await crm.submit(.tour(by: "").with(\.isAnonymous, true))
      let given = stored.with(\.bookingID, "B-1").with(\.customerID, customer.id)
        .with(\.isAnonymous, false)
      for path in ["customer_id", "is_anonymous", "booking_id"] {
        let error = try await refusal {
          try await crm.feedback.updateFeedback(
            .init(feedback: given, updateMask: .init(paths: [path])))
        }
        #expect(error.code == .invalidArgument)
      }
      #expect(try await crm.feedback.getFeedback(.init(id: stored.id)) == stored)
    }
  }
}
