import CRMProto
import RPCCore
import Testing
import WireProto

@Suite(.timeLimit(.minutes(2))) struct EtagTests {
  @Test func aStaleEtagIsRefused() async throws {
    try await withCRM { crm in
      let first = try await crm.create(.individual())
      let second = try await crm.update(first.with(\.notes, "second"), ["notes"])
      #expect(first.etag == "r1" && second.etag == "r2")
      for stale in [first.etag, "r3", "R2", "x"] {
        let updating = try await refusal {
          try await crm.customers.updateCustomer(
            .init(customer: second.with(\.etag, stale), updateMask: .init(paths: ["notes"])))
        }
        #expect(updating.code == .aborted && updating.reason == "ETAG_MISMATCH")
        #expect(updating.fields == ["customer.etag"])
        let deactivating = try await refusal {
          try await crm.customers.deactivateCustomer(.init(id: first.id, etag: stale))
        }
        #expect(deactivating.code == .aborted && deactivating.reason == "ETAG_MISMATCH")
        #expect(deactivating.fields == ["etag"])
      }
      #expect(try await crm.get(first.id) == second)
    }
  }

  @Test func ofTwentyUpdatesWithOneEtagOneSucceeds() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      let results = await atOnce(20) { index in
        try await crm.customers.updateCustomer(
          .init(
            customer: stored.with(\.notes, "by \(index)"), updateMask: .init(paths: ["notes"])))
      }
      #expect(results.count { $0.succeeded } == 1)
      #expect(results.count { $0.reason == "ETAG_MISMATCH" } == 19)
      let winner = try #require(results.lazy.compactMap { try? $0.get() }.first)
      #expect(winner.etag == "r2")
      #expect(try await crm.get(stored.id) == winner)
    }
  }

  @Test func ofTwentyUpdatesWithoutAnEtagNoneIsLost() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      let results = await atOnce(20) { index in
        try await crm.update(stored.with(\.notes, "by \(index)"), ["notes"])
      }
      let etags = Set(results.compactMap { try? $0.get().etag })
      #expect(etags == Set((2...21).map { "r\($0)" }))
    }
  }
}
