import CRMProto
import RPCCore
import Testing

@Suite(.timeLimit(.minutes(2))) struct CustomerTagsTests {
  @Test func tagsAreAddedToASetAndRemovedFromIt() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual().with(\.tags, ["b"]))
      let added = try await crm.customers.addCustomerTags(
        .init(id: stored.id, tags: [" a ", "b", "é"]))
      #expect(added.tags == ["a", "b", "é"] && added.etag == "r2")
      let removed = try await crm.customers.removeCustomerTags(
        .init(id: stored.id, tags: ["b", "unknown"], etag: "r2"))
      #expect(removed.tags == ["a", "é"] && removed.etag == "r3")
      #expect(try await crm.get(stored.id) == removed)
    }
  }

  @Test func tagsThatChangeNothingLeaveTheCustomerAsItIs() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual().with(\.tags, ["a"]))
      #expect(try await crm.customers.addCustomerTags(.init(id: stored.id, tags: ["a"])) == stored)
      #expect(
        try await crm.customers.removeCustomerTags(.init(id: stored.id, tags: ["b"])) == stored)
    }
  }

  @Test func manyAtOnceAreAllKept() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual())
      let results = await atOnce(20) { index in
        try await crm.customers.addCustomerTags(.init(id: stored.id, tags: ["t\(index)"]))
      }
      #expect(results.count { $0.succeeded } == 20)
      #expect(try await crm.get(stored.id).tags.count == 20)
    }
  }

  @Test func moreThanFiftyTogetherAreRefusedAndNoneIsKept() async throws {
    try await withCRM { crm in
      let stored = try await crm.create(.individual().with(\.tags, (0..<40).map { "t\($0)" }))
      let error = try await refusal {
        try await crm.customers.addCustomerTags(
          .init(id: stored.id, tags: (0..<11).map { "u\($0)" }))
      }
      #expect(error.code == .invalidArgument && error.fields == ["tags"])
      #expect(try await crm.get(stored.id) == stored)
    }
  }

  @Test func noTagsAnEmptyTagAndAMalformedIDAreNamedAtOnce() async throws {
    try await withCRM { crm in
      let empty = try await refusal { try await crm.customers.addCustomerTags(.init(id: "x")) }
      #expect(empty.fields == ["id", "tags"])
      let blank = try await refusal {
        try await crm.customers.removeCustomerTags(.init(id: "x", tags: ["a", " "]))
      }
      #expect(blank.fields == ["id", "tags[1]"])
    }
  }
}
