@testable import DemoData

/// Criteria as people write them, at random: about the demo data, so that some hold and some do not.
struct RandomCriteria {
  private var random: DemoRandom

  init(seed: UInt64) {
    random = DemoRandom(seed: seed, number: 0)
  }

  /// JSON text.
  mutating func next() -> String { criteria(depth: 2) }

  private mutating func criteria(depth: Int) -> String {
    switch random.chance(depth > 0 ? 45 : 0) ? Int.random(in: 0..<6, using: &random) : 9 {
    case 0: "{\"all\":[\(criteria(depth: depth - 1)),\(criteria(depth: depth - 1))]}"
    case 1, 2: "{\"any\":[\(criteria(depth: depth - 1)),\(criteria(depth: depth - 1))]}"
    case 3: "{\"not\":\(criteria(depth: depth - 1))}"
    case 4: did()
    case 5: last()
    default:
      random.chance(20) ? did() : "{\(customerTest())\(random.chance(30) ? ",\(otherTest())" : "")}"
    }
  }

  private mutating func customerTest() -> String {
    random.pick([
      #""loyalty_status":["Gold","VIP"]"#, #""loyalty_status":{"gte":"Silver"}"#,
      #""loyalty_status":{"between":["Bronze","Gold"]}"#, #""loyalty_status":{"ne":"New"}"#,
      #""loyalty_status":{"lt":"Bronze"}"#, #""contact_type":"Corporate""#,
      #""contact_type":{"nin":["Corporate"]}"#, #""nationality":"Moroccan""#,
      #""nationality":{"nin":["French","MA"]}"#, #""nationality":{"missing":true}"#,
      #""residence_country":"Morocco""#, #""residence_country":{"ne":"Maroc"}"#,
      #""region":"Casablanca""#, #""region":["MA-06","Fès"]"#, #""region":{"nin":["MA-06"]}"#,
      #""region":{"missing":true}"#, #""city":{"exists":true}"#, #""city":"Marrakech-Safi""#,
      #""city":{"nin":["Agadir"]}"#, #""full_name":{"contains":"amin"}"#,
      #""full_name":{"starts_with":"Mo"}"#, #""company_name":{"exists":true}"#,
      #""company_name":{"contains":"VOYAGE"}"#, #""email":{"contains":"example.com"}"#,
      #""email":{"ne":"nobody@example.ma"}"#, #""phone":{"starts_with":"+2126"}"#,
      #""phone":{"exists":true}"#, #""ice":{"exists":true}"#, #""ice":{"missing":true}"#,
      #""preferred_language":"ar""#, #""preferred_language":{"nin":["French","English"]}"#,
      #""preferred_channel":{"missing":true}"#, #""preferred_channel":"WhatsApp""#,
    ])
  }

  private mutating func otherTest() -> String {
    let duration = duration()
    return random.pick([
      #""tags":["VIP","Family"]"#, #""tags":{"has_all":["VIP"]}"#, #""tags":{"has_none":["VIP"]}"#,
      #""tags":{"missing":true}"#, #""tags":{"exists":true}"#, #""is_active":false"#,
      #""consents":"EMAIL:MARKETING""#, #""consents":{"has_none":["SMS:SURVEY"]}"#,
      #""consents":{"missing":true}"#,
      #""is_active":{"ne":false}"#, #""created_at":{"within_last":"\#(duration)"}"#,
      #""created_at":{"older_than":"\#(duration)"}"#,
      #""created_at":{"anniversary_within":"\#(duration)"}"#,
      #""created_at":{"before":"2025-06-01"}"#,
      #""created_at":{"between":["2025-03-01","2026-01-01T12:00:00Z"]}"#,
      #""last_interaction":{"within_last":"\#(duration)"}"#,
      #""last_interaction":{"older_than":"\#(duration)"}"#,
      #""last_interaction":{"missing":true}"#, #""last_interaction":{"after":"2025-12-31"}"#,
      #""last_interaction":{"anniversary_within":"\#(duration)"}"#,
    ])
  }

  private mutating func did() -> String {
    let isInteraction = random.chance(50)
    let filter = random.chance(50) ? ",\"where\":\(isInteraction ? talk() : opinion())" : ""
    let duration = duration()
    let period = random.pick([
      "", ",\"within\":\"\(duration)\"", ",\"between\":[\"2025-01-01\",\"2026-01-01\"]",
    ])
    let measure = random.pick(
      isInteraction
        ? [
          "", #","count":{"gte":2}"#, #","count":{"eq":0}"#,
          #","sum":{"of":"duration_minutes","gt":40}"#,
          #","avg":{"of":"duration_minutes","lte":20},"count":{"between":[1,3]}"#,
        ]
        : [
          "", #","count":{"ne":1}"#, #","avg":{"of":"rating","lt":3.5}"#,
          #","min":{"of":"rating","eq":1}"#, #","max":{"of":"rating","gte":4}"#,
        ])
    let event = isInteraction ? "interaction" : "feedback"
    return "{\"did\":\"\(event)\"\(filter)\(period)\(measure)}"
  }

  private mutating func last() -> String {
    let isInteraction = random.chance(50)
    let filter = random.chance(30) ? ",\"where\":\(isInteraction ? talk() : opinion())" : ""
    let has = isInteraction ? talk() : opinion()
    return "{\"last\":\"\(isInteraction ? "interaction" : "feedback")\"\(filter),\"has\":\(has)}"
  }

  private mutating func talk() -> String {
    let duration = duration()
    return random.pick([
      #"{"channel":["Phone","WhatsApp"]}"#, #"{"channel":{"ne":"Phone"}}"#,
      #"{"duration_minutes":{"gte":15}}"#, #"{"duration_minutes":{"missing":true}}"#,
      #"{"not":{"duration_minutes":{"lt":30}}}"#, #"{"staff_member_id":["s1","s2"]}"#,
      #"{"staff_member_id":{"missing":true}}"#, #"{"follow_up_required":true}"#,
      #"{"follow_up_date":{"within_next":"\#(duration)"}}"#,
      #"{"any":[{"timestamp":{"older_than":"\#(duration)"}},{"channel":"Email"}]}"#,
      #"{"follow_up_date":{"before":"2026-06-01"},"follow_up_completed_at":{"missing":true}}"#,
    ])
  }

  private mutating func opinion() -> String {
    let duration = duration()
    return random.pick([
      #"{"rating":{"lte":2}}"#, #"{"rating":[4,5]}"#, #"{"rating":{"ne":3}}"#,
      #"{"sentiment":"Negative"}"#, #"{"service_type":{"nin":["Tour"]}}"#, #"{"resolved":false}"#,
      #"{"submitted_at":{"within_last":"\#(duration)"}}"#,
      #"{"rating":{"between":[2,4]},"resolved":{"ne":true}}"#,
    ])
  }

  private mutating func duration() -> String {
    random.pick(["1h", "36h", "3d", "10d", "30d", "90d", "2w", "1mo", "6mo", "13mo", "1y", "2y"])
  }
}
