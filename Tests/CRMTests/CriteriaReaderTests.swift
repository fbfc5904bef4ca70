import CRMProto
import Testing

@testable import CRM

/// Criteria that are read, and the text that they have in their normal form.
@Suite struct CriteriaReaderTests {
  @Test(
    arguments: [
      // As the ERP writes them.
      (
        #"{"loyalty_status":["Gold","Platinum","VIP"],"nationality":["Moroccan"],"tags":["VIP"]}"#,
        #"{"loyalty_status":["Gold","Platinum","VIP"],"nationality":"Moroccan","tags":"VIP"}"#
      ),
      (
        #"{"contact_type":["Corporate"],"region":["Casablanca"],"tags":["High Volume"]}"#,
        #"{"contact_type":"Corporate","region":"Casablanca","tags":"High Volume"}"#
      ),
      ("{}", "{}"),
      // One form for what means the same.
      (#"{"tags": ["b", " a ", "b"]}"#, #"{"tags":["a","b"]}"#),
      (#"{"loyalty_status": {"in": ["vip", "GOLD"]}}"#, #"{"loyalty_status":["Gold","VIP"]}"#),
      (#"{"loyalty_status": {"eq": "gold"}}"#, #"{"loyalty_status":"Gold"}"#),
      (#"{"loyalty_status": {"ne": "gold"}}"#, #"{"loyalty_status":{"nin":["Gold"]}}"#),
      (#"{"is_active": {"ne": true}}"#, #"{"is_active":false}"#),
      (#"{"email": {"exists": false}}"#, #"{"email":{"missing":true}}"#),
      (#"{"preferred_language": "ar"}"#, #"{"preferred_language":"Arabic"}"#),
      (#"{"preferred_channel": "IN_PERSON"}"#, #"{"preferred_channel":"In-Person"}"#),
      (#"{"not": {"not": {"city": "Fès"}}}"#, #"{"city":"Fès"}"#),
      (#"{"all": [{"city": "Fès"}, {"all": [{"tags": "a"}]}]}"#, #"{"city":"Fès","tags":"a"}"#),
      (#"{"any": [{"tags": "b"}, {"tags": "a"}]}"#, #"{"any":[{"tags":"a"},{"tags":"b"}]}"#),
      (#"{"any": [{"tags": "a"}]}"#, #"{"tags":"a"}"#),
      (
        #"{"created_at": {"before": "2026-05-01T01:00:00+01:00", "after": "2026-01-01"}}"#,
        #"{"created_at":{"after":"2026-01-01","before":"2026-05-01T00:00:00Z"}}"#
      ),
      (
        #"{"all": [{"tags": {"has_all": ["a"]}}, {"tags": {"has_all": ["b"]}}, {"city": "Fès"}]}"#,
        #"{"city":"Fès","tags":{"has_all":["a"]},"all":[{"tags":{"has_all":["b"]}}]}"#
      ),
      (
        #"{"did": "interaction", "where": {"channel": "phone"}, "within": "90d"}"#,
        #"{"did":"interaction","where":{"channel":"Phone"},"within":"90d","count":{"gte":1}}"#
      ),
      (
        #"{"did": "feedback", "avg": {"lt": 3, "of": "rating"}, "count": {"between": [2, 9.0]}}"#,
        #"{"did":"feedback","count":{"between":[2,9]},"avg":{"of":"rating","lt":3}}"#
      ),
      (
        #"{"last": "feedback", "has": {"rating": {"lte": 2}, "resolved": false}}"#,
        #"{"last":"feedback","has":{"rating":{"lte":2},"resolved":false}}"#
      ),
      (
        #"{"all": [{"in_segment": "Gold of Fès"}, {"tags": "a"}]}"#,
        #"{"tags":"a","all":[{"in_segment":"Gold of Fès"}]}"#
      ),
    ] as [(String, String)])
  func criteriaHaveOneNormalForm(given: String, canonical: String) throws {
    let criteria = try CriteriaReader.read(given).get()
    #expect(criteria.canonicalText == canonical)
    #expect(try CriteriaReader.read(canonical).get() == criteria)
  }

  @Test(
    arguments: [
      (#"{"colour": "red"}"#, "/colour", "UNKNOWN_FIELD"),
      (#"{"loyalty_statuss": "Gold"}"#, "/loyalty_statuss", "UNKNOWN_FIELD"),
      (#"{"tags": {"like": "a"}}"#, "/tags/like", "UNKNOWN_OPERATOR"),
      (#"{"tags": {"gt": "a"}}"#, "/tags/gt", "UNKNOWN_OPERATOR"),
      (#"{"email": {"regex": ".*"}}"#, "/email/regex", "UNKNOWN_OPERATOR"),
      (#"{"email": {"$where": "1"}}"#, "/email/$where", "UNKNOWN_OPERATOR"),
      (#"{"any": [{"city": "Fès"}, {"city": 7}]}"#, "/any/1/city", "WRONG_TYPE"),
      (#"{"city": null}"#, "/city", "WRONG_TYPE"),
      (#"{"city": {}}"#, "/city", "MISSING_MEMBER"),
      (#"{"city": []}"#, "/city", "EMPTY_LIST"),
      (#"{"any": []}"#, "/any", "EMPTY_LIST"),
      (#"{"any": {}}"#, "/any", "WRONG_TYPE"),
      (#"{"tags": ["a", ""]}"#, "/tags/1", "INVALID_VALUE"),
      (#"{"tags": "\u0000"}"#, "/tags", "INVALID_VALUE"),
      (#"{"loyalty_status": "Diamond"}"#, "/loyalty_status", "INVALID_VALUE"),
      (
        #"{"loyalty_status": {"between": ["VIP", "New"]}}"#, "/loyalty_status/between",
        "EMPTY_RANGE"
      ),
      (#"{"created_at": "2026-01-01"}"#, "/created_at", "WRONG_TYPE"),
      (#"{"created_at": {"after": "2026-02-30"}}"#, "/created_at/after", "INVALID_VALUE"),
      (#"{"created_at": {"within_last": "90"}}"#, "/created_at/within_last", "INVALID_VALUE"),
      (#"{"created_at": {"within_last": "0d"}}"#, "/created_at/within_last", "INVALID_VALUE"),
      (
        #"{"created_at": {"within_last": "99999999999999999999d"}}"#, "/created_at/within_last",
        "INVALID_VALUE"
      ),
      (#"{"did": "booking"}"#, "/did", "INVALID_VALUE"),
      (#"{"did": "feedback", "tags": "a"}"#, "/tags", "UNKNOWN_MEMBER"),
      (#"{"did": "feedback", "where": {"tags": "a"}}"#, "/where/tags", "UNKNOWN_FIELD"),
      (#"{"did": "feedback", "count": {"gte": "3"}}"#, "/count/gte", "WRONG_TYPE"),
      (#"{"did": "feedback", "count": {"gte": 1.5}}"#, "/count/gte", "INVALID_VALUE"),
      (#"{"did": "feedback", "count": {"gte": 1e400}}"#, "/count/gte", "INVALID_VALUE"),
      (#"{"did": "feedback", "count": {}}"#, "/count", "MISSING_MEMBER"),
      (#"{"did": "feedback", "avg": {"of": "sentiment", "gt": 1}}"#, "/avg/of", "INVALID_VALUE"),
      (
        #"{"did": "feedback", "within": "1d", "between": ["2026-01-01", "2026-02-01"]}"#,
        "/between",
        "UNKNOWN_MEMBER"
      ),
      (#"{"last": "feedback"}"#, "", "MISSING_MEMBER"),
      (#"{"in_segment": 3}"#, "/in_segment", "WRONG_TYPE"),
      (#"{"a/b~c": 1}"#, "/a~1b~0c", "UNKNOWN_FIELD"),
      ("[]", "", "WRONG_TYPE"),
      ("", "", "JSON_INVALID"),
      (#"{"city": "Fès", "city": "Rabat"}"#, "/city", "JSON_INVALID"),
    ] as [(String, String, String)])
  func whatIsWrongIsToldWithItsPlace(given: String, pointer: String, reason: String) {
    let errors = errors(of: given)
    #expect(errors.map(\.pointer) == [pointer])
    #expect(errors.map(\.reason) == [reason])
    #expect(errors.allSatisfy { !$0.description.isEmpty })
  }

  @Test func everyErrorIsToldAtOnce() {
    let errors = errors(
      of:
        #"{"colour": 1, "tags": {"like": 2}, "any": [{"city": 3}, {"rating": 4}], "is_active": 5}"#)
    #expect(
      errors.map(\.pointer) == [
        "/colour", "/tags/like", "/any/0/city", "/any/1/rating", "/is_active",
      ])
  }

  @Test func aNameThatIsNearlyRightIsSuggested() {
    #expect(errors(of: #"{"tag": "a"}"#).first?.description == "is no field; did you mean tags?")
    let described = errors(of: #"{"tags": {"has_al": ["a"]}}"#).first?.description
    #expect(described?.hasSuffix("did you mean has_all or has_any?") == true, "\(described ?? "")")
  }
}

/// Criteria of people who mean no good.
@Suite struct CriteriaLimitsTests {
  @Test func conditionsAreTakenUpToTheLimit() throws {
    let most = (0..<200).map { #"{"tags": "\#($0)"}"# }.joined(separator: ",")
    #expect(throws: Never.self) { try CriteriaReader.read(#"{"any": [\#(most)]}"#).get() }
    let errors = errors(of: #"{"any": [\#(most), {"city": "Fès"}]}"#)
    #expect(errors.map(\.pointer) == ["/any/200/city"])
    #expect(errors.map(\.reason) == ["TOO_MANY_CONDITIONS"])
  }

  @Test(arguments: [16, 17, 100, 400])
  func depthIsTakenUpToTheLimit(depth: Int) {
    let text =
      String(repeating: #"{"not":"#, count: depth - 1) + "{}"
      + String(repeating: "}", count: depth - 1)
    let errors = errors(of: text)
    if depth <= 16 {
      #expect(errors.isEmpty)
    } else {
      #expect(errors.map(\.reason) == ["TOO_DEEP"])
      #expect(errors.first?.pointer.hasPrefix("/not/not/not") == true)
    }
  }

  @Test func valuesAreTakenUpToTheLimit() throws {
    let most = (0..<1_000).map { "\"\($0)\"" }.joined(separator: ",")
    #expect(throws: Never.self) { try CriteriaReader.read(#"{"tags": [\#(most)]}"#).get() }
    #expect(errors(of: #"{"tags": [\#(most), "x"]}"#).map(\.reason) == ["TOO_MANY_VALUES"])
  }

  @Test func segmentsAreTakenUpToTheLimit() throws {
    let most = (0..<32).map { #"{"in_segment": "\#($0)"}"# }.joined(separator: ",")
    #expect(throws: Never.self) { try CriteriaReader.read(#"{"any": [\#(most)]}"#).get() }
    #expect(throws: Never.self) {
      try CriteriaReader.read(#"{"any": [\#(most), {"in_segment": "7"}]}"#).get()
    }
    let errors = errors(of: #"{"any": [\#(most), {"in_segment": "x"}]}"#)
    #expect(errors.map(\.pointer) == ["/any/32/in_segment"])
    #expect(errors.map(\.reason) == ["TOO_MANY_SEGMENTS"])
  }

  @Test func aTextThatIsTooLongIsNotRead() {
    let text = #"{"tags": [\#(String(repeating: "1,", count: 2_000_000))1]}"#
    #expect(errors(of: text).map(\.reason) == ["CRITERIA_TOO_LONG"])
  }

  @Test func aHundredErrorsAreEnough() {
    let members = (0..<1_000).map { #""x\#($0)": 1"# }.joined(separator: ",")
    #expect(errors(of: "{\(members)}").count == 100)
    let elements = (0..<1_000).map { #"{"x\#($0)": 1}"# }.joined(separator: ",")
    #expect(errors(of: #"{"any": [\#(elements)]}"#).count == 100)
  }
}

/// Criteria of every form, at random.
@Suite struct CriteriaRoundTripTests {
  @Test(arguments: 0..<200)
  func theNormalFormReadsBackAsTheSameCriteria(seed: UInt64) throws {
    var maker = CriteriaMaker(seed: seed)
    let given = maker.criteria(depth: 5).text()
    let criteria = try CriteriaReader.read(given).get()
    let canonical = criteria.canonicalText
    let again = try CriteriaReader.read(canonical).get()
    #expect(again == criteria, "\(given)")
    #expect(again.canonicalText == canonical)
  }
}

private func errors(of text: String) -> [CriteriaError] {
  switch CriteriaReader.read(text) {
  case .success: []
  case .failure(let invalid): invalid.errors
  }
}
