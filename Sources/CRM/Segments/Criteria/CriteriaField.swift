/// A field that criteria may name.
struct CriteriaField: Hashable, Sendable {
  let name: String
  let kind: CriteriaKind
  /// The fields of the resource that it is read from.
  let madeOf: [String]

  private init(_ name: String, _ kind: CriteriaKind, madeOf: [String]? = nil) {
    self.name = name
    self.kind = kind
    self.madeOf = madeOf ?? [name]
  }

  static let ofCustomers: [String: CriteriaField] = byName([
    CriteriaField("company_name", .text),
    CriteriaField("consents", .setOf(ConsentPair.all.map(\.text))),
    CriteriaField("contact_type", .choice(["Individual", "Corporate"])),
    CriteriaField("created_at", .instant),
    CriteriaField("email", .text),
    CriteriaField("full_name", .text),
    CriteriaField("ice", .code),
    isActive,
    CriteriaField("last_interaction", .instant),
    CriteriaField(
      "loyalty_status", .level(["New", "Bronze", "Silver", "Gold", "Platinum", "VIP"])),
    CriteriaField("nationality", .country),
    CriteriaField("phone", .code, madeOf: ["phone", "phone_e164"]),
    CriteriaField("preferred_channel", .choice(channels), madeOf: ["preferences"]),
    CriteriaField("preferred_language", .language),
    CriteriaField("region", .place, madeOf: ["region", "region_code", "city"]),
    CriteriaField("city", .place, madeOf: ["region", "region_code", "city"]),
    CriteriaField("residence_country", .country),
    CriteriaField("tags", .set),
    CriteriaField("updated_at", .instant),
  ])

  static let isActive = CriteriaField("is_active", .flag)

  static func of(_ event: CriteriaEvent) -> [String: CriteriaField] {
    switch event {
    case .interaction: ofInteractions
    case .feedback: ofFeedback
    }
  }

  private static let ofInteractions = byName([
    CriteriaField("channel", .choice(channels)),
    CriteriaField("duration_minutes", .number),
    CriteriaField("follow_up_completed_at", .instant),
    CriteriaField("follow_up_date", .instant),
    CriteriaField("follow_up_required", .flag),
    CriteriaField("staff_member_id", .code),
    CriteriaField("timestamp", .instant),
  ])

  private static let ofFeedback = byName([
    CriteriaField("rating", .number),
    CriteriaField("resolved", .flag),
    CriteriaField("sentiment", .choice(["Positive", "Neutral", "Negative"])),
    CriteriaField(
      "service_type",
      .choice(["Tour", "Booking", "Support", "Transport", "Accommodation", "General"])),
    CriteriaField("submitted_at", .instant),
  ])

  private static let channels = ["Email", "Phone", "Chat", "In-Person", "WhatsApp", "SMS"]

  private static func byName(_ fields: [CriteriaField]) -> [String: CriteriaField] {
    Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0) })
  }
}

/// What a field holds, and so what it can be compared with.
enum CriteriaKind: Hashable, Sendable {
  /// Compared folded: without case and accents.
  case text
  /// Compared as it is.
  case code
  /// A country or its people, in any spelling.
  case country
  /// A city, or a region with everything in it.
  case place
  case language
  /// One of some names.
  case choice([String])
  /// The same, in ascending order.
  case level([String])
  /// Texts, each once.
  case set
  /// Some of these, each once.
  case setOf([String])
  case flag
  case number
  case instant

  var operators: [CriteriaOperator] {
    switch self {
    case .text, .code: [.eq, .ne, .in, .nin, .contains, .startsWith, .exists, .missing]
    case .place, .country: [.eq, .ne, .in, .nin, .exists, .missing]
    case .language, .choice: [.eq, .ne, .in, .nin, .exists, .missing]
    case .level: [.eq, .ne, .in, .nin, .gt, .gte, .lt, .lte, .between]
    case .set, .setOf: [.hasAny, .hasAll, .hasNone, .exists, .missing]
    case .flag: [.eq, .ne]
    case .number: [.eq, .ne, .in, .nin, .gt, .gte, .lt, .lte, .between, .exists, .missing]
    case .instant:
      [
        .before, .after, .between, .withinLast, .olderThan, .withinNext, .anniversaryWithin,
        .exists, .missing,
      ]
    }
  }

  /// What a value without an operator, or a list of them, says.
  var shortForm: CriteriaOperator? {
    switch self {
    case .text, .code, .country, .place, .language, .choice, .level, .number: .in
    case .set, .setOf: .hasAny
    case .flag: .eq
    case .instant: nil
    }
  }

  /// The names of a choice, in any spelling that we take: `In-Person`, `in_person`.
  static func spelling(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}

/// How a field is compared. Where the field holds nothing every comparison is false.
enum CriteriaOperator: String, CaseIterable, Sendable {
  case eq, ne, `in`, nin
  case gt, gte, lt, lte, between
  case exists, missing
  case contains
  case startsWith = "starts_with"
  case hasAny = "has_any"
  case hasAll = "has_all"
  case hasNone = "has_none"
  case before, after
  case withinLast = "within_last"
  case olderThan = "older_than"
  case withinNext = "within_next"
  case anniversaryWithin = "anniversary_within"

  enum Operand {
    case one, two, list, yes, duration
  }

  var operand: Operand {
    switch self {
    case .eq, .ne, .gt, .gte, .lt, .lte, .contains, .startsWith, .before, .after: .one
    case .between: .two
    case .in, .nin, .hasAny, .hasAll, .hasNone: .list
    case .exists, .missing: .yes
    case .withinLast, .olderThan, .withinNext, .anniversaryWithin: .duration
    }
  }
}
