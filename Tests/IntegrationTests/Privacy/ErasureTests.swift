import CRMProto
import Foundation
import Postgres
import RPCCore
import Testing
import WireProto

/// After an erasure nothing leads to the person any more, and nothing else has changed.
@Suite(.timeLimit(.minutes(5))) struct ErasureTests {
  private static let marker = "Zqxcanary"

  /// Somebody with the marker in every field and every text, in the present and in the past.
  private func canary(_ crm: TestCRM) async throws -> Customer {
    let marker = Self.marker
    var given = Customer.complete()
    given.fullName = "\(marker) Name"
    given.fullNameAr = "\(marker) Arabic"
    given.companyName = "\(marker) Company"
    given.email = "\(marker)@\(marker).example.ma"
    given.phone = "\(marker) 0612345678"
    given.nationality = "\(marker) nation"
    given.residenceCountry = "\(marker) country"
    given.region = "\(marker) region"
    given.tags = ["\(marker) tag", "VIP"]
    given.notes = "\(marker) notes"
    given.externalIDs = ["erp": "\(marker)-1"]
    let stored = try await crm.create(given, requestID: freshRequestID())
    // What was, is in the audit trail, and its words and tags are where all words and tags are.
    let before = try await crm.update(
      stored.with(\.companyName, "\(marker)former").with(\.tags, ["\(marker) past"]),
      ["company_name", "tags"])
    _ = try await crm.update(
      before.with(\.companyName, "\(marker) Company").with(\.tags, ["\(marker) tag"]),
      ["company_name", "tags"])
    let interaction = try await crm.create(
      .phoneCall(with: stored.id).with(\.subject, "\(marker) subject")
        .with(\.summary, "\(marker) summary"), requestID: freshRequestID())
    _ = try await crm.update(
      interaction.with(\.summary, "\(marker) second summary"), ["summary"])
    let feedback = try await crm.submit(
      .tour(by: stored.id, rating: 2).with(\.comments, "\(marker) comments")
        .with(\.bookingID, "\(marker)-B").with(\.source, "\(marker) web"),
      requestID: freshRequestID())
    _ = try await crm.feedback.resolveFeedback(
      .init(id: feedback.id, resolutionNotes: "\(marker) resolution"))
    _ = try await crm.record(
      ConsentRecord(
        customerID: stored.id, channel: .email, purpose: .marketing, decision: .granted,
        method: "\(marker) form", textVersion: "\(marker) v1", evidence: "\(marker) evidence"))
    _ = try await crm.privacy.restrictCustomer(
      .init(customerID: stored.id, reason: "\(marker) reason", requestID: freshRequestID()))
    return stored
  }

  /// The lines of a dump of the whole database in which the marker stands, in any form of bytes.
  private func traces(in crm: TestCRM) async throws -> [String] {
    let tables = try await crm.database.report(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public'", deadline: soon)
    var found: [String] = []
    for row in tables {
      let table = try row.decode(String.self, at: 0)
      // As text, and what is bytes as the text that it may be.
      let hits = try await crm.database.report(
        """
        SELECT (xpath('/row/n/text()', query_to_xml(format(
          $sql$SELECT count(*) AS n FROM %I AS r
          WHERE lower(r::text) LIKE '%%zqxcanary%%'
            OR lower(r::text) LIKE '%%' || encode('Zqxcanary', 'hex') || '%%'
            OR lower(r::text) LIKE '%%' || encode('zqxcanary', 'hex') || '%%'$sql$,
          \(table)), true, true, '')))[1]::text
        """, deadline: soon)
      if try hits[0].decode(String.self, at: 0) != "0" { found.append(table) }
    }
    return found.sorted()
  }

  @Test func noTraceOfThePersonIsLeftAnywhere() async throws {
    try await withCRM { crm in
      let stored = try await canary(crm)
      // The search itself finds what is there.
      #expect(
        try await traces(in: crm) == [
          "audit_value", "consent_record", "customer", "feedback", "interaction",
          "request_record", "search_word", "tag_count",
        ])
      let receipt = try await crm.erase(stored.id)
      #expect(try await traces(in: crm) == [])
      #expect(receipt.customerID == stored.id && receipt.signature.utf8.count == 64)
      #expect(receipt.erasedRows.first { $0.table == "interaction" }?.rows == 1)
      #expect(try await crm.auditProblem() == nil)

      let erased = try await crm.get(stored.id)
      #expect(erased.isErased && !erased.isActive && erased.displayName == "Erased")
      #expect(erased.etag != stored.etag)
      let entries = try await crm.audit.listAuditEntries(.init(customerID: stored.id))
      #expect(entries.entries.contains { $0.action == "erased" && !$0.valuesErased })
      #expect(entries.entries.contains { $0.action == "created" && $0.valuesErased })
    }
  }

  @Test func statisticsAreWhatTheyWere() async throws {
    try await withCRM { crm in
      let stored = try await canary(crm)
      let other = try await crm.create(.individual())
      _ = try await crm.create(.followUp(with: stored.id, due: 1_900_000_000))
      _ = try await crm.submit(.tour(by: other.id, rating: 5))
      let interactions = try await crm.interactions.getInteractionStats(.init())
      let feedback = try await crm.feedback.getFeedbackStats(.init())
      _ = try await crm.erase(stored.id)
      #expect(try await crm.interactions.getInteractionStats(.init()) == interactions)
      #expect(try await crm.feedback.getFeedbackStats(.init()) == feedback)
    }
  }

  /// Words and tags of others stay, and so do their counts.
  @Test func whatOthersShareStays() async throws {
    try await withCRM { crm in
      let erased = try await crm.create(.individual("Karim Tazi").with(\.tags, ["family", "odd"]))
      let other = try await crm.create(.individual("Karim Alami").with(\.tags, ["family"]))
      _ = try await crm.erase(erased.id)
      let found = try await crm.customers.listCustomers(.init(query: "karm"))
      #expect(found.customers.map(\.id) == [other.id])
      let tags = try await crm.customers.listTags(.init())
      #expect(tags.tags == [TagCount(tag: "family", customerCount: 1)])
      let words = try await crm.database.report(
        "SELECT word FROM search_word ORDER BY word", deadline: soon)
      let texts = try words.map { try $0.decode(String.self, at: 0) }
      #expect(texts.contains("karim") && texts.contains("alami") && !texts.contains("tazi"))
    }
  }

  @Test func erasingTwiceAnswersTheFirstReceipt() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      let first = try await crm.erase(stored.id)
      #expect(try await crm.erase(stored.id) == first)
      let listed = try await crm.privacy.listErasureReceipts(.init(includeTotalSize: true))
      #expect(listed.receipts == [first] && listed.totalSize == 1)
      #expect(try await crm.privacy.getPrivacyStatus(.init(customerID: stored.id)).erasedAt != nil)
    }
  }

  @Test func nothingIsWrittenOfThePersonAnyMore() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      let interaction = try await crm.create(.followUp(with: stored.id, due: 1_900_000_000))
      let feedback = try await crm.submit(.tour(by: stored.id))
      _ = try await crm.erase(stored.id)
      let writes: [() async throws -> Void] = [
        { _ = try await crm.update(stored.with(\.notes, "n"), ["notes"]) },
        { _ = try await crm.customers.reactivateCustomer(.init(id: stored.id)) },
        { _ = try await crm.customers.addCustomerTags(.init(id: stored.id, tags: ["t"])) },
        { _ = try await crm.create(.phoneCall(with: stored.id)) },
        { _ = try await crm.submit(.tour(by: stored.id)) },
        { _ = try await crm.update(interaction.with(\.subject, "s"), ["subject"]) },
        {
          _ = try await crm.feedback.resolveFeedback(.init(id: feedback.id, resolutionNotes: "r"))
        },
        {
          _ = try await crm.record(
            ConsentRecord(
              customerID: stored.id, purpose: .marketing, decision: .objected, method: "m"))
        },
        { _ = try await crm.privacy.restrictCustomer(.init(customerID: stored.id)) },
      ]
      for (index, write) in writes.enumerated() {
        #expect(try await refusal(of: write).reason == "CUSTOMER_ERASED", "write \(index)")
      }
      // What says nothing of anybody is still done.
      _ = try await crm.interactions.completeFollowUp(.init(id: interaction.id))
      _ = try await crm.feedback.resolveFeedback(.init(id: feedback.id))
      #expect(try await crm.auditProblem() == nil)
    }
  }

  /// The answer that was kept for it is gone with everything else.
  @Test func aRepeatedRequestIsNotAnsweredFromBefore() async throws {
    try await withCRM { crm in
      let request = freshRequestID()
      let given = Customer.individual()
      let stored = try await crm.create(given, requestID: request)
      #expect(try await crm.create(given, requestID: request) == stored)
      _ = try await crm.erase(stored.id)
      let error = try await refusal { try await crm.create(given, requestID: request) }
      #expect(error.reason == "CUSTOMER_ERASED")
      // The address is free again.
      _ = try await crm.create(given)
    }
  }

  @Test func aLegalHoldForbidsIt() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      _ = try await crm.privacy.placeLegalHold(.init(customerID: stored.id, reason: "a court"))
      #expect(try await refusal { try await crm.erase(stored.id) }.reason == "LEGAL_HOLD")
      #expect(try await crm.get(stored.id).fullName == stored.fullName)
      _ = try await crm.privacy.releaseLegalHold(.init(customerID: stored.id))
      _ = try await crm.erase(stored.id)
    }
  }

  @Test func whoComesBackWithABackupIsErasedByTheReceipt() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual("Zqxcanary Returning"))
      // As a backup from before the erasure has it.
      try await crm.execute("CREATE TABLE backup AS SELECT * FROM customer")
      let receipt = try await crm.erase(stored.id)
      for statement: Query in [
        """
        UPDATE customer SET (full_name, email, is_active, erased_at, revision) = (
          SELECT full_name, email, is_active, erased_at, customer.revision FROM backup),
        legal_hold_at = now()
        """,
        "DELETE FROM erasure_receipt", "DROP TABLE backup",
      ] { try await crm.execute(statement) }
      #expect(try await crm.get(stored.id).fullName == "Zqxcanary Returning")

      var forged = receipt
      forged.customerID = try await crm.create(.individual()).id
      let error = try await refusal {
        try await crm.privacy.replayErasure(.init(receipt: forged))
      }
      #expect(error.reason == "RECEIPT_INVALID")
      let outcome = try await crm.privacy.replayErasure(.init(receipt: receipt)).outcome
      #expect(outcome == .erased)
      #expect(try await crm.get(stored.id).isErased)
      #expect(try await traces(in: crm) == [])
      #expect(
        try await crm.privacy.replayErasure(.init(receipt: receipt)).outcome == .alreadyErased)
      let listed = try await crm.privacy.listErasureReceipts(.init())
      #expect(listed.receipts == [receipt])
    }
  }

  /// Criteria are nobody's, and name somebody all the same.
  @Test func aSegmentThatReachesThePersonIsChangedFirst() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual(email: "zqxcanary@example.ma"))
      var segment = try await crm.segments.createSegment(
        .init(
          segment: Segment(name: "one", criteria: #"{"email": "Zqxcanary@example.ma"}"#),
          requestID: freshRequestID()))
      let error = try await refusal { try await crm.erase(stored.id) }
      #expect(error.reason == "SEGMENT_NAMES_CUSTOMER" && error.message.contains("one"))
      segment.etag = ""
      segment.criteria = "{}"
      segment = try await crm.segments.updateSegment(
        .init(segment: segment, updateMask: .init(paths: ["criteria"])))
      _ = try await crm.erase(stored.id)
      #expect(try await traces(in: crm) == [])
      #expect(try await crm.auditProblem() == nil)
    }
  }

  /// Many at once, with tags in common, beside others who write the same words and tags.
  @Test func erasuresAndWritesDoNotWaitForEachOther() async throws {
    try await withCRM { crm in
      var ids: [String] = []
      for _ in 0..<16 {
        ids.append(
          try await crm.create(.individual("Zqxcanary Tazi").with(\.tags, ["family", "vip"])).id)
      }
      let all = ids
      let outcomes = await atOnce(48) { index in
        if index < 16 {
          _ = try await crm.erase(all[index])
          return
        }
        _ = try await crm.create(.individual("Karim Tazi").with(\.tags, ["family", "vip"]))
      }
      #expect(outcomes.allSatisfy { $0.succeeded })
      #expect(try await traces(in: crm) == [])
      let tags = try await crm.customers.listTags(.init())
      #expect(tags.tags.map(\.customerCount) == [32, 32])
      #expect(try await crm.customers.listCustomers(.init(query: "tazi")).customers.count == 20)
    }
  }

  @Test func aHoldKeepsWhatIsWrittenToo() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      let talk = try await crm.create(.phoneCall(with: stored.id))
      let opinion = try await crm.submit(.tour(by: stored.id))
      _ = try await crm.privacy.placeLegalHold(.init(customerID: stored.id, reason: "a court"))
      for call: () async throws -> Void in [
        { _ = try await crm.interactions.deleteInteraction(.init(id: talk.id)) },
        { _ = try await crm.feedback.deleteFeedback(.init(id: opinion.id)) },
      ] { #expect(try await refusal(of: call).reason == "LEGAL_HOLD") }
    }
  }

  /// Writers beside it either come before, and are erased, or behind, and are refused.
  @Test func nobodyWritesPastAnErasure() async throws {
    try await withCRM { crm in
      for _ in 0..<10 {
        let stored = try await crm.create(.individual())
        let outcomes = await atOnce(12) { index in
          switch index {
          case 6: _ = try await crm.erase(stored.id)
          case 0..<6:
            _ = try await crm.submit(.tour(by: stored.id).with(\.comments, "Zqxcanary late"))
          default:
            _ = try await crm.create(
              .phoneCall(with: stored.id).with(\.summary, "Zqxcanary late"))
          }
        }
        #expect(outcomes.allSatisfy { $0.succeeded || $0.reason == "CUSTOMER_ERASED" })
      }
      #expect(try await traces(in: crm) == [])
      #expect(try await crm.auditProblem() == nil)
    }
  }

  @Test func whatIsWrongWithTheRequestIsSaidAtOnce() async throws {
    try await withCRM { crm in
      let error = try await refusal {
        try await crm.privacy.eraseCustomer(
          .init(customerID: "x", reference: "Fatima Zahra Benjelloun"))
      }
      #expect(error.fields == ["customer_id", "reason", "reference"])
      let missing = try await refusal {
        try await crm.erase("01890000-0000-7000-8000-000000000000")
      }
      #expect(missing.code == .notFound)
    }
  }
}
