import CRMProto
import Morocco
import Postgres
import RPCCore

extension PrivacyService {
  static let checkedMax = 1_000

  func checkContactability(
    _ request: CheckContactabilityRequest, context: CallContext
  ) async throws -> CheckContactabilityResponse {
    var violations = Violations()
    let ids = ResourceID.list(
      request.customerIDs, field: "customer_ids", countMax: Self.checkedMax, &violations)
    if case .unspecified = request.channel { violations.add("channel", "is required") }
    if case .unspecified = request.purpose { violations.add("purpose", "is required") }
    let zone = settings.zone(named: request.timeZone, field: "time_zone", &violations)
    try violations.throwIfAny()
    let localTime = zone.localTime(at: clock.now().unixSeconds)
    let rows = try await database.read(
      ContactFacts.find(Array(Set(ids))), deadline: context.deadline)
    let found = try Dictionary(rows.map { try ContactFacts($0) }.map { ($0.id, $0) }) { $1 }
    return CheckContactabilityResponse(
      results: ids.map { id in
        guard let facts = found[id] else {
          return Contactability(customerID: id.description, refusals: [.unknownCustomer])
        }
        let refusals = facts.refusals(
          ConsentPair(channel: request.channel, purpose: request.purpose), at: localTime)
        return Contactability(
          customerID: id.description, allowed: refusals.isEmpty, refusals: refusals,
          contactFrom: facts.contactFrom, contactUntil: facts.contactUntil)
      }, localTime: localTime)
  }
}

/// What decides whether a customer may be contacted.
struct ContactFacts {
  let id: ResourceID
  let isActive: Bool
  let isErased: Bool
  let isRestricted: Bool
  let isCustomer: Bool
  let hasEmail: Bool
  let hasPhone: Bool
  let allowedChannels: [Channel]
  let consents: Set<String>
  let objections: Set<String>
  let contactFrom: String
  let contactUntil: String

  static func find(_ ids: [ResourceID]) -> Query {
    """
    SELECT id, is_active, erased_at IS NOT NULL, restricted_at IS NOT NULL,
      last_interaction IS NOT NULL, email <> '', phone <> '', allowed_channels, consents, objections,
      contact_from, contact_until
    FROM customer WHERE id = ANY (\(ids))
    """
  }

  init(_ row: Row) throws {
    var cells = row.makeDecoder()
    id = try cells.next(ResourceID.self)
    isActive = try cells.next(Bool.self)
    isErased = try cells.next(Bool.self)
    isRestricted = try cells.next(Bool.self)
    isCustomer = try cells.next(Bool.self)
    hasEmail = try cells.next(Bool.self)
    hasPhone = try cells.next(Bool.self)
    allowedChannels = try cells.next([Int16].self).map { Channel(rawValue: Int32($0)) }
    consents = Set(try cells.next([String].self))
    objections = Set(try cells.next([String].self))
    contactFrom = try cells.next(String.self)
    contactUntil = try cells.next(String.self)
  }

  /// Everything that is against it.
  /// - Parameter time: the local `HH:MM`.
  func refusals(_ pair: ConsentPair, at time: String) -> [ContactRefusal] {
    if isErased { return [.erased] }
    var refusals: [ContactRefusal] = []
    if !isActive { refusals.append(.inactive) }
    if isRestricted { refusals.append(.restricted) }
    if let refusal = refusalByConsent(pair) { refusals.append(refusal) }
    if !allowedChannels.isEmpty, !allowedChannels.contains(pair.channel) {
      refusals.append(.channelNotWanted)
    }
    if !hasAddress(on: pair.channel) { refusals.append(.noAddress) }
    if pair.purpose != .service, !isWelcome(at: time) { refusals.append(.outsideHours) }
    return refusals
  }

  private func refusalByConsent(_ pair: ConsentPair) -> ContactRefusal? {
    let marketing = ConsentPair(channel: pair.channel, purpose: .marketing)
    switch pair.purpose {
    case .service: return nil
    case .survey: return objections.contains(pair.text) ? .objected : nil
    case .similarServices:
      // Who objects to marketing objects to every use of it (law 09-08, article 59).
      if objections.contains(pair.text) || objections.contains(marketing.text) { return .objected }
      let isConsented = consents.contains(pair.text) || consents.contains(marketing.text)
      return isConsented || pair.channel == .email && isCustomer ? nil : .noConsent
    case .marketing, .unspecified, .unrecognized:
      if objections.contains(pair.text) { return .objected }
      return consents.contains(pair.text) ? nil : .noConsent
    }
  }

  private func hasAddress(on channel: Channel) -> Bool {
    switch channel {
    case .email: hasEmail
    case .phone, .whatsapp, .sms: hasPhone
    case .chat, .inPerson, .unspecified, .unrecognized: true
    }
  }

  /// Hours may go over midnight.
  private func isWelcome(at time: String) -> Bool {
    guard contactFrom != contactUntil else { return true }
    return contactFrom <= contactUntil
      ? time >= contactFrom && time < contactUntil : time >= contactFrom || time < contactUntil
  }
}

extension CalendarZone {
  /// `HH:MM`
  fileprivate func localTime(at instant: Int64) -> String {
    let local = instant &+ Int64(utcOffset(at: instant))
    let minutes = ((local % 86_400) + 86_400) % 86_400 / 60
    func digits(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(digits(minutes / 60)):\(digits(minutes % 60))"
  }
}
