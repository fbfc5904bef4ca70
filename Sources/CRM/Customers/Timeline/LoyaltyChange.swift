import CRMProto
import Postgres

/// The statements about changes of tier.
enum LoyaltyChange {
  static func insert(
    of customer: ResourceID, from old: LoyaltyStatus, to new: LoyaltyStatus, at now: Timestamptz
  ) -> Query {
    """
    INSERT INTO loyalty_change (id, customer_id, occurred_at, old_status, new_status)
    VALUES (\(ResourceID.make(at: now)), \(customer), \(now), \(old.stored), \(new.stored))
    """
  }
}

extension FieldChange {
  init(loyaltyFrom old: Int16, to new: Int16) {
    self.init(
      field: "loyalty_status", oldValue: Self.name(ofTier: old), newValue: Self.name(ofTier: new))
  }

  /// As JSON has it.
  private static func name(ofTier stored: Int16) -> String {
    let name =
      switch LoyaltyStatus(rawValue: Int32(stored)) {
      case .new: "NEW"
      case .bronze: "BRONZE"
      case .silver: "SILVER"
      case .gold: "GOLD"
      case .platinum: "PLATINUM"
      case .vip: "VIP"
      case .unspecified, .unrecognized: "UNSPECIFIED"
      }
    return "LOYALTY_STATUS_" + name
  }
}
