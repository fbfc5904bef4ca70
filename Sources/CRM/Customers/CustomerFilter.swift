import CRMProto
import Morocco
import Postgres
import RPCCore

/// Which customers a list has, as conditions that are ANDed.
struct CustomerFilter {
  let conditions: [Query]

  /// All but `query`.
  /// - Parameter isActive: nil is both.
  /// - Throws: INVALID_ARGUMENT naming every filter that is wrong.
  init(_ request: some CustomerFilterRequest, isActive: Bool?) throws(RPCError) {
    var violations = Violations()
    var conditions: [Query] = [isActive.map { "is_active = \($0)" } ?? "TRUE"]
    if !request.contactTypes.isEmpty {
      conditions.append("contact_type = ANY (\(request.contactTypes.map(\.stored)))")
    }
    if !request.loyaltyStatuses.isEmpty {
      conditions.append("loyalty_status = ANY (\(request.loyaltyStatuses.map(\.stored)))")
    }
    if !request.tagsAny.isEmpty {
      let tags = Tags.normalized(request.tagsAny, field: "tags_any", &violations)
      conditions.append("tags && \(tags)")
    }
    if !request.tagsAll.isEmpty {
      let tags = Tags.normalized(request.tagsAll, field: "tags_all", &violations)
      conditions.append("tags @> \(tags)")
    }
    if !request.regions.isEmpty { conditions.append(Self.isIn(request.regions)) }
    conditions += PeriodFilter.conditions(
      request.created, on: "created_at", field: "created", &violations)
    conditions += PeriodFilter.conditions(
      request.lastInteraction, on: "last_interaction", field: "last_interaction", &violations)
    try violations.throwIfAny()
    self.conditions = conditions
  }

  /// A city keeps the customers of that city, a region all in it, what is neither those who wrote the same.
  private static func isIn(_ regions: [String]) -> Query {
    let places = regions.map { (text: Text.normalized($0), place: Place.resolve(region: $0)) }
    let cities = places.compactMap(\.place.cityName)
    let codes = places.filter { $0.place.cityName == nil }.compactMap(\.place.regionCode)
    let others = places.filter { $0.place.regionCode == nil }.map(\.text)
    return """
      (city = ANY (\(cities)) OR region_code = ANY (\(codes))
        OR region_code = '' AND region = ANY (\(others)))
      """
  }
}

/// What lists and exports can be restricted to.
protocol CustomerFilterRequest {
  var contactTypes: [ContactType] { get }
  var regions: [String] { get }
  var loyaltyStatuses: [LoyaltyStatus] { get }
  var tagsAny: [String] { get }
  var tagsAll: [String] { get }
  var created: Period? { get }
  var lastInteraction: Period? { get }
}

extension ListCustomersRequest: CustomerFilterRequest {}
extension ExportCustomersRequest: CustomerFilterRequest {}
