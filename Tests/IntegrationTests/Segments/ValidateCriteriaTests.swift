import CRMProto
import Testing

@Suite(.timeLimit(.minutes(2))) struct ValidateCriteriaTests {
  @Test func theNormalFormOrEveryErrorIsAnswered() async throws {
    try await withCRM { crm in
      let segments = SegmentServiceClient(crm.calls)
      let right = try await segments.validateCriteria(
        .init(criteria: #"{"tags": ["b", "a"], "loyalty_status": {"gte": "gold"}}"#))
      #expect(right.canonicalCriteria == #"{"loyalty_status":{"gte":"Gold"},"tags":["a","b"]}"#)
      #expect(right.errors.isEmpty)
      let wrong = try await segments.validateCriteria(
        .init(criteria: #"{"tag": "a", "loyalty_status": {"gte": 3}}"#))
      #expect(wrong.canonicalCriteria.isEmpty)
      #expect(wrong.errors.map(\.pointer) == ["/tag", "/loyalty_status/gte"])
      #expect(wrong.errors.map(\.reason) == ["UNKNOWN_FIELD", "WRONG_TYPE"])
    }
  }

  @Test func crmctlPrintsTheNormalFormOrATableOfErrors() async throws {
    try await withCRM { crm in
      let crmctl = Crmctl(server: "127.0.0.1:\(crm.port)")
      let right = try await crmctl.run("segments", "validate", #"{"city": {"eq": "Fès"}}"#)
      #expect(right.status == 0 && right.output == #"{"city":"Fès"}"# + "\n")
      let wrong = try await crmctl.run("segments", "validate", #"{"any": [{"city": 7}, 8"#)
      #expect(wrong.status == 2 && wrong.output.contains("JSON_INVALID"))
      let json = try await crmctl.run("segments", "validate", #"{"x": 1}"#, "-o", "json")
      let errors = try json.json["errors"] as? [[String: Any]]
      #expect(json.status == 2 && errors?.first?["pointer"] as? String == "/x")
    }
  }
}
