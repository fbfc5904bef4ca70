import CRMProto

/// What a consent is to: a purpose on a channel.
struct ConsentPair: Hashable, Sendable {
  let channel: Channel
  let purpose: ContactPurpose

  /// Those about which there can be decisions, in the order of the definitions.
  static let all: [ConsentPair] = channels.flatMap { channel in
    purposes.map { ConsentPair(channel: channel, purpose: $0) }
  }

  private static let channels = Channel.allCases.filter { $0 != .unspecified }
  /// What a booking needs is not the customer's to decide.
  static let purposes: [ContactPurpose] = [.marketing, .similarServices, .survey]

  /// `EMAIL:MARKETING`, as the database, criteria and answers have it.
  var text: String { "\(channel.consentText):\(purpose.consentText)" }
}

extension Channel {
  fileprivate var consentText: String {
    switch self {
    case .email: "EMAIL"
    case .phone: "PHONE"
    case .chat: "CHAT"
    case .inPerson: "IN_PERSON"
    case .whatsapp: "WHATSAPP"
    case .sms: "SMS"
    case .unspecified, .unrecognized: ""
    }
  }
}

extension ContactPurpose {
  fileprivate var consentText: String {
    switch self {
    case .service: "SERVICE"
    case .marketing: "MARKETING"
    case .similarServices: "SIMILAR_SERVICES"
    case .survey: "SURVEY"
    case .unspecified, .unrecognized: ""
    }
  }

  var stored: Int16 { Int16(truncatingIfNeeded: rawValue) }
}

extension ConsentDecision {
  var stored: Int16 { Int16(truncatingIfNeeded: rawValue) }
}
