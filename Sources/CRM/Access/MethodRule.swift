package import RPCCore

/// What holds for one method besides what its `.proto` says.
package struct MethodRule: Sendable {
  /// Who may call it.
  package enum Access: Sendable, Hashable {
    /// Whoever reaches the server.
    case anyone
    /// Whoever has shown who they are.
    case anyCaller
    /// Who has every one of these. What only some requests need, their handler asks for.
    case permissions(Permissions)
  }

  /// What a call costs those beside it.
  package enum Cost: Sendable, Hashable {
    /// A few rows.
    case short
    /// Many rows: it runs on threads of its own, of which there are few.
    case long
  }

  /// Whether a caller who takes old answers may be given one, from memory or by a standby.
  package enum Staleness: Sendable, Hashable {
    case never
    case allowed
    /// To who may not see consents: an old one would say that somebody may be contacted who may not.
    case allowedWithoutConsents
  }

  /// `crm.v1.CustomerService/GetCustomer`
  package let method: String
  package let access: Access
  /// Whether a call may be made again when its outcome is unknown, as the method's `idempotency_level` says.
  package let isIdempotent: Bool
  /// What its audit entries say was done; nil for a method that changes nothing.
  let audit: Change.Action?
  package let cost: Cost
  package let staleness: Staleness

  /// A method that changes nothing.
  package static func reads(
    _ method: MethodDescriptor, _ access: Access, cost: Cost = .short,
    staleness: Staleness = .never
  ) -> MethodRule {
    MethodRule(
      method: method.fullName, access: access, isIdempotent: true, audit: nil, cost: cost,
      staleness: staleness)
  }

  /// A mutation: done once for each `request_id`.
  static func changes(
    _ method: MethodDescriptor, _ audit: Change.Action, _ access: Access,
    isIdempotent: Bool = false, cost: Cost = .short
  ) -> MethodRule {
    MethodRule(
      method: method.fullName, access: access, isIdempotent: isIdempotent, audit: audit,
      cost: cost, staleness: .never)
  }

  /// A method of the wire's own services, which are not defined here.
  static func reads(_ method: String, _ access: Access) -> MethodRule {
    MethodRule(
      method: method, access: access, isIdempotent: true, audit: nil, cost: .short,
      staleness: .never)
  }
}

extension MethodRule.Access {
  static func needs(_ permissions: Permission...) -> Self { .permissions(Permissions(permissions)) }
}
