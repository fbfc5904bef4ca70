import CRMProto
import RPCCore
import Testing
import WireProto

@Suite(.timeLimit(.minutes(2))) struct CustomerTimelineTests {
  @Test func everythingIsInOneOrderLatestFirst() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000)
    try await withCRM(clock: clock.wallClock) { crm in
      let customer = try await crm.create(.individual())
      let other = try await crm.create(.individual())
      _ = try await crm.create(.phoneCall(with: other.id, at: 1_600_000_000))
      let call = try await crm.create(.phoneCall(with: customer.id, at: 1_600_000_000))
      let said = try await crm.submit(
        .tour(by: customer.id, rating: 2).submitted(at: 1_650_000_000))
      _ = try await crm.update(customer.with(\.loyaltyStatus, .gold), ["loyalty_status"])
      _ = try await crm.update(customer.with(\.notes, "No change of tier."), ["notes"])
      let late = try await crm.create(.phoneCall(with: customer.id, at: 1_700_000_100))

      let timeline = try await crm.customers.getCustomerTimeline(.init(id: customer.id))
      #expect(
        timeline.entries.map(\.entry) == [
          .interaction(late),
          .loyaltyChange(
            FieldChange(
              field: "loyalty_status", oldValue: "LOYALTY_STATUS_NEW",
              newValue: "LOYALTY_STATUS_GOLD")),
          .feedback(said), .interaction(call),
        ])
      #expect(timeline.entries.map(\.occurredAt).first == late.timestamp)
      #expect(timeline.nextPageToken.isEmpty)
    }
  }

  @Test(arguments: [1, 2, 5, 9]) func pagesHaveEveryEntryOnce(size: Int32) async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      // Several at one instant, of two kinds.
      for second: Int64 in [1_600_000_000, 1_600_000_000, 1_600_000_001, 1_600_000_001] {
        _ = try await crm.create(.phoneCall(with: customer.id, at: second))
        _ = try await crm.submit(.tour(by: customer.id, rating: 4).submitted(at: second))
      }
      var instants: [Int64] = []
      var ids: Set<String> = []
      var token = ""
      repeat {
        let page = try await crm.customers.getCustomerTimeline(
          .init(id: customer.id, pageSize: size, pageToken: token))
        #expect(page.entries.count <= Int(size))
        for entry in page.entries {
          instants.append(entry.occurredAt?.seconds ?? 0)
          switch entry.entry {
          case .interaction(let interaction): ids.insert(interaction.id)
          case .feedback(let feedback): ids.insert(feedback.id)
          default: break
          }
        }
        token = page.nextPageToken
      } while !token.isEmpty
      #expect(instants == instants.sorted(by: >) && instants.count == 8 && ids.count == 8)
    }
  }

  @Test func aCustomerWithoutHistoryIsNotTheSameAsNone() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let empty = try await crm.customers.getCustomerTimeline(.init(id: customer.id))
      #expect(empty.entries.isEmpty)
      let missing = try await refusal {
        try await crm.customers.getCustomerTimeline(.init(id: freshRequestID()))
      }
      #expect(missing.code == .notFound && missing.reason == "CUSTOMER_NOT_FOUND")
      let bad = try await refusal { try await crm.customers.getCustomerTimeline(.init(id: "x")) }
      #expect(bad.fields == ["id"])
      let token = try await refusal {
        try await crm.customers.getCustomerTimeline(.init(id: customer.id, pageToken: "x"))
      }
      #expect(token.reason == "PAGE_TOKEN_INVALID")
    }
  }
}
