import CRMProto
import Postgres
import RPCCore
import Testing
import WireProto

@Suite(.timeLimit(.minutes(2))) struct ListInteractionsTests {
  @Test func everyFilterKeepsWhatItNamesAndNothingElse() async throws {
    let clock = SteppedClock(seconds: 1_700_000_000, step: 0)
    try await withCRM(clock: clock.wallClock) { crm in
      let first = try await crm.create(.individual())
      let second = try await crm.create(.individual())
      let call = try await crm.create(
        .phoneCall(with: first.id, at: 1_600_000_000).with(\.staffMemberID, "a"))
      let overdue = try await crm.create(
        .followUp(with: second.id, due: 1_699_000_000, staff: "b")
          .with(\.timestamp, .init(seconds: 1_650_000_000)))
      let pending = try await crm.create(
        .followUp(with: second.id, due: 1_701_000_000)
          .with(\.timestamp, .init(seconds: 1_690_000_000)))
      let completed = try await crm.create(
        .followUp(with: first.id, due: 1_699_000_000)
          .with(\.timestamp, .init(seconds: 1_695_000_000)))
      _ = try await crm.interactions.completeFollowUp(.init(id: completed.id))

      let cases: [(ListInteractionsRequest, [Interaction])] = [
        (.init(), [completed, pending, overdue, call]),
        (.init(orderBy: "timestamp"), [call, overdue, pending, completed]),
        (.init(customerID: second.id), [pending, overdue]),
        (.init(staffMemberID: "b"), [overdue]),
        (.init(channels: [.phone, .sms]), [call]),
        (.init(followUpState: .none), [call]),
        (.init(followUpState: .pending), [pending, overdue]),
        (.init(followUpState: .overdue), [overdue]),
        (.init(followUpState: .completed), [completed]),
        (
          .init(
            period: .init(
              from: .init(seconds: 1_650_000_000), until: .init(seconds: 1_695_000_000))),
          [pending, overdue]
        ),
        (.init(customerID: first.id, channels: [.email]), [completed]),
      ]
      for (request, expected) in cases {
        var request = request
        request.includeTotalSize = true
        let answer = try await crm.interactions.listInteractions(request)
        #expect(answer.interactions.map(\.id) == expected.map(\.id), "\(request)")
        #expect(answer.totalSize == Int64(expected.count))
      }
    }
  }

  @Test(arguments: ["timestamp", "timestamp desc", "created_at", "created_at desc"])
  func pagesOfEqualSortKeysLoseAndRepeatNothing(order: String) async throws {
    let clock = SteppedClock(seconds: 1_700_000_000, step: 0)
    try await withCRM(clock: clock.wallClock) { crm in
      let customer = try await crm.create(.individual())
      let first = try await crm.create(.phoneCall(with: customer.id))
      try await crm.execute(
        """
        INSERT INTO interaction (id, customer_id, staff_member_id, channel, subject, summary,
          follow_up_required, "timestamp", created_at, updated_at)
        SELECT gen_random_uuid(), customer_id, staff_member_id, channel, subject, summary,
          follow_up_required, "timestamp", created_at, updated_at
        FROM interaction, generate_series(1, 99) WHERE id::text = \(first.id)
        """)
      var listed: [String] = []
      var request = ListInteractionsRequest(pageSize: 7, orderBy: order)
      repeat {
        let page = try await crm.interactions.listInteractions(request)
        listed += page.interactions.map(\.id)
        request.pageToken = page.nextPageToken
      } while !request.pageToken.isEmpty && listed.count < 1_000
      #expect(listed.count == 100 && Set(listed).count == 100)
    }
  }

  @Test func aCustomersInteractionsAreItsOwnNewestFirst() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let other = try await crm.create(.individual())
      let old = try await crm.create(.phoneCall(with: customer.id, at: 1_500_000_000))
      let new = try await crm.create(.phoneCall(with: customer.id, at: 1_600_000_000))
      _ = try await crm.create(.phoneCall(with: other.id))
      var request = ListCustomerInteractionsRequest(
        customerID: customer.id, pageSize: 1, includeTotalSize: true)
      let first = try await crm.interactions.listCustomerInteractions(request)
      #expect(first.interactions == [new] && first.totalSize == 2)
      request.pageToken = first.nextPageToken
      let second = try await crm.interactions.listCustomerInteractions(request)
      #expect(second.interactions == [old] && second.nextPageToken.isEmpty)

      // A token belongs to its list.
      request.customerID = other.id
      let foreign = try await refusal {
        try await crm.interactions.listCustomerInteractions(request)
      }
      #expect(foreign.reason == "PAGE_TOKEN_MISMATCH")
    }
  }

  @Test func aCustomerWithoutInteractionsHasAnEmptyListAndAnUnknownOneNone() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual())
      let empty = try await crm.interactions.listCustomerInteractions(
        .init(customerID: customer.id))
      #expect(empty == .init())
      let unknown = try await refusal {
        try await crm.interactions.listCustomerInteractions(
          .init(customerID: "01890a5d-ac96-774b-bcce-b302099a8057"))
      }
      #expect(unknown.code == .notFound && unknown.reason == "CUSTOMER_NOT_FOUND")
    }
  }

  @Test func badFiltersAreNamedAtOnce() async throws {
    try await withCRM { crm in
      let error = try await refusal {
        try await crm.interactions.listInteractions(
          .init(
            customerID: "x",
            period: .init(from: .init(seconds: 2), until: .init(seconds: 1))))
      }
      #expect(Set(error.fields) == ["customer_id", "period"])
      let order = try await refusal {
        try await crm.interactions.listInteractions(.init(orderBy: "summary"))
      }
      #expect(order.fields == ["order_by"])
    }
  }
}
