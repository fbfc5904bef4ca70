import CRMProto
import RPCCore
import Testing
import WireProto

/// Decisions of customers: a ledger, and what follows from it.
@Suite(.timeLimit(.minutes(3))) struct ConsentTests {
  private func decision(
    _ decision: ConsentDecision, of customer: String, _ channel: Channel = .email,
    _ purpose: ContactPurpose = .marketing, at seconds: Int64? = nil
  ) -> ConsentRecord {
    ConsentRecord(
      customerID: customer, channel: channel, purpose: purpose, decision: decision,
      decidedAt: seconds.map { GoogleProtobuf.Timestamp(seconds: $0) }, method: "web form",
      textVersion: "2026-03")
  }

  private func refusals(
    _ crm: TestCRM, _ customer: String, _ channel: Channel, _ purpose: ContactPurpose
  ) async throws -> [ContactRefusal] {
    let answer = try await crm.privacy.checkContactability(
      .init(customerIDs: [customer], channel: channel, purpose: purpose))
    #expect(answer.results.count == 1)
    #expect(answer.results[0].allowed == answer.results[0].refusals.isEmpty)
    return answer.results[0].refusals
  }

  @Test func theLatestDecisionHoldsWhateverTheOrderOfRecording() async throws {
    try await withCRM { crm in
      let id = try await crm.create(.individual()).id
      _ = try await crm.record(decision(.granted, of: id, at: 1_700_000_000))
      #expect(try await crm.get(id).consents == ["EMAIL:MARKETING"])
      _ = try await crm.record(decision(.withdrawn, of: id, at: 1_750_000_000))
      #expect(try await crm.get(id).consents == [])
      // One from before, which is found on paper later.
      _ = try await crm.record(decision(.granted, of: id, at: 1_720_000_000))
      #expect(try await crm.get(id).consents == [])
      let consents = try await crm.privacy.getConsents(.init(customerID: id))
      #expect(
        consents.records.map { $0.decidedAt?.seconds } == [
          1_750_000_000, 1_720_000_000, 1_700_000_000,
        ])
      #expect(consents.records[0].recordedBy == "sub:tester")
      #expect(consents.states.map(\.decision) == [.withdrawn])
      let page = try await crm.privacy.getConsents(.init(customerID: id, pageSize: 2))
      let rest = try await crm.privacy.getConsents(
        .init(customerID: id, pageSize: 2, pageToken: page.nextPageToken))
      #expect(page.records.count == 2 && rest.records.count == 1 && rest.nextPageToken.isEmpty)
    }
  }

  /// A form's clock may be ahead of ours.
  @Test func aDecisionFromTheFutureDoesNotOutdoTheNext() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000)
    try await withCRM(clock: clock.wallClock) { crm in
      let id = try await crm.create(.individual()).id
      _ = try await crm.record(decision(.granted, of: id, at: 1_700_000_240))
      _ = try await crm.record(decision(.withdrawn, of: id))
      #expect(try await refusals(crm, id, .email, .marketing) == [.objected])
    }
  }

  @Test func marketingNeedsConsentOnItsChannel() async throws {
    try await withCRM { crm in
      let id = try await crm.create(.individual()).id
      #expect(try await refusals(crm, id, .email, .marketing) == [.noConsent])
      #expect(try await refusals(crm, id, .email, .service) == [])
      #expect(try await refusals(crm, id, .email, .survey) == [])
      _ = try await crm.record(decision(.granted, of: id))
      #expect(try await refusals(crm, id, .email, .marketing) == [])
      #expect(try await refusals(crm, id, .whatsapp, .marketing) == [.noConsent])
    }
  }

  /// Law 09-08, article 10: by e-mail, of one's own, to customers there are.
  @Test func similarServicesMayBeOfferedByEmailToThoseWhoHaveDealtWithUs() async throws {
    try await withCRM { crm in
      let id = try await crm.create(.individual()).id
      #expect(try await refusals(crm, id, .email, .similarServices) == [.noConsent])
      _ = try await crm.create(.phoneCall(with: id))
      #expect(try await refusals(crm, id, .email, .similarServices) == [])
      #expect(try await refusals(crm, id, .sms, .similarServices) == [.noConsent])
    }
  }

  @Test func anObjectionStopsEveryMarketingUse() async throws {
    try await withCRM { crm in
      let id = try await crm.create(.individual()).id
      _ = try await crm.create(.phoneCall(with: id))
      _ = try await crm.record(decision(.granted, of: id))
      _ = try await crm.record(decision(.objected, of: id, .unspecified))
      for channel: Channel in [.email, .phone, .whatsapp, .sms] {
        #expect(try await refusals(crm, id, channel, .marketing) == [.objected])
        #expect(try await refusals(crm, id, channel, .similarServices) == [.objected])
      }
      #expect(try await refusals(crm, id, .email, .service) == [])
      // Who decides otherwise later, on one channel, has decided.
      _ = try await crm.record(decision(.granted, of: id, .sms))
      #expect(try await refusals(crm, id, .sms, .marketing) == [])
      #expect(try await refusals(crm, id, .email, .marketing) == [.objected])
    }
  }

  @Test func everyReasonAgainstIsNamed() async throws {
    // 22:30 in Casablanca.
    let clock = SteppedClock(seconds: 1_795_386_600, step: 0)
    try await withCRM(clock: clock.wallClock) { crm in
      let wished = Customer.individual().with(
        \.preferences,
        CustomerPreferences(
          allowedChannels: [.email], preferredChannel: .email, contactFrom: "09:00",
          contactUntil: "18:00"))
      let id = try await crm.create(wished).id
      #expect(
        try await refusals(crm, id, .sms, .marketing)
          == [.noConsent, .channelNotWanted, .outsideHours])
      #expect(try await refusals(crm, id, .email, .survey) == [.outsideHours])
      #expect(try await refusals(crm, id, .email, .service) == [])
      let answer = try await crm.privacy.checkContactability(
        .init(
          customerIDs: [id], channel: .email, purpose: .survey, timeZone: "America/New_York"))
      #expect(answer.localTime == "17:30" && answer.results[0].allowed)
      #expect(answer.results[0].contactFrom == "09:00")

      _ = try await crm.privacy.restrictCustomer(.init(customerID: id))
      #expect(try await refusals(crm, id, .email, .service) == [.restricted])
      _ = try await crm.customers.deactivateCustomer(.init(id: id))
      #expect(try await refusals(crm, id, .email, .service) == [.inactive, .restricted])
      _ = try await crm.erase(id)
      #expect(try await refusals(crm, id, .email, .service) == [.erased])
      let unknown = "01890000-0000-7000-8000-000000000000"
      #expect(try await refusals(crm, unknown, .email, .service) == [.unknownCustomer])
    }
  }

  @Test func whatIsWrongWithADecisionIsNamed() async throws {
    try await withCRM { crm in
      let id = try await crm.create(.individual()).id
      let consent = try await refusal {
        try await crm.record(
          ConsentRecord(id: "x", customerID: id, purpose: .marketing, decision: .granted))
      }
      #expect(
        Set(consent.fields) == [
          "consent.id", "consent.method", "consent.channel", "consent.text_version",
        ])
      let service = try await refusal {
        try await crm.record(
          ConsentRecord(customerID: "?", purpose: .service, method: "m"))
      }
      #expect(
        Set(service.fields) == ["consent.customer_id", "consent.purpose", "consent.decision"])
      let nobody = try await refusal {
        try await crm.record(decision(.granted, of: "01890000-0000-7000-8000-000000000000"))
      }
      #expect(nobody.code == .notFound)
      let check = try await refusal {
        try await crm.privacy.checkContactability(
          .init(customerIDs: ["x"], timeZone: "Mars/Olympus"))
      }
      #expect(check.fields == ["customer_ids[0]", "channel", "purpose", "time_zone"])
    }
  }

  @Test func aRepeatedRequestIsOneDecision() async throws {
    try await withCRM { crm in
      let id = try await crm.create(.individual()).id
      let request = RecordConsentRequest(
        consent: decision(.granted, of: id), requestID: freshRequestID())
      let outcomes = await atOnce(10) { _ in
        try await crm.privacy.recordConsent(request).serialized()
      }
      #expect(Set(outcomes.answers).count == 1 && outcomes.answers.count == 10)
      #expect(try await crm.privacy.getConsents(.init(customerID: id)).records.count == 1)
    }
  }

  @Test func decisionsAreInTheTimelineOfThoseWhoMaySeeThem() async throws {
    try await withCRM { crm in
      let id = try await crm.create(.individual()).id
      _ = try await crm.record(decision(.objected, of: id, .unspecified))
      let timeline = try await crm.customers.getCustomerTimeline(.init(id: id))
      guard case .consentChange(let change)? = timeline.entries.first?.entry else {
        Issue.record("there is no decision")
        return
      }
      #expect(change.field == "*:MARKETING" && change.newValue == "CONSENT_DECISION_OBJECTED")
      #expect(try await crm.customers.getCustomerSummary(.init(id: id)).latest.count == 1)
      let reading = ["customers", "interactions", "feedback", "segments"].map { "crm:read:\($0)" }
      try await crm.asCaller(with: reading) { client in
        let customers = CustomerServiceClient(client)
        let unseen = try await customers.getCustomerTimeline(.init(id: id)).entries
        let latest = try await customers.getCustomerSummary(.init(id: id)).latest
        #expect(unseen.isEmpty && latest.isEmpty)
      }
    }
  }
}
