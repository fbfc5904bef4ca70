package import RPCCore

/// One permission, as the auth service issues it: `crm:ACTION:RESOURCE`.
package struct Permission: Sendable, Hashable {
  package enum Action: String, CaseIterable, Sendable {
    case create, read, update, delete
  }

  package enum Resource: String, CaseIterable, Sendable {
    case customers, interactions, feedback, segments, loyalty, privacy, audit, events,
      /// What the server does, and its calls in flight.
      operations
  }

  package let action: Action
  package let resource: Resource

  package static func create(_ resource: Resource) -> Self { .init(.create, resource) }
  package static func read(_ resource: Resource) -> Self { .init(.read, resource) }
  package static func update(_ resource: Resource) -> Self { .init(.update, resource) }
  package static func delete(_ resource: Resource) -> Self { .init(.delete, resource) }

  private init(_ action: Action, _ resource: Resource) {
    self.action = action
    self.resource = resource
  }

  package static let all: [Permission] = Action.allCases.flatMap { action in
    Resource.allCases.map { Permission(action, $0) }
  }

  /// `crm:read:customers`
  package var text: String { "crm:\(action.rawValue):\(resource.rawValue)" }
}

/// A set of permissions.
package struct Permissions: Sendable, Hashable {
  /// A bit for each permission of `Permission.all`, by its place there.
  package private(set) var bits: UInt64 = 0

  package init(_ permissions: some Sequence<Permission> = []) {
    for permission in permissions { bits |= Self.bit(of: permission) }
  }

  package init(bits: UInt64) {
    self.bits = bits
  }

  /// What texts grant. `*` as the resource stands for each; what is no permission of ours grants nothing.
  package init(texts: some Sequence<String>) {
    for text in texts {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0] == "crm",
        let action = Permission.Action(rawValue: String(parts[1]))
      else { continue }
      let granted = Permission.all.filter {
        $0.action == action && (parts[2] == "*" || $0.resource.rawValue == parts[2])
      }
      for permission in granted { bits |= Self.bit(of: permission) }
    }
  }

  package static let all = Permissions(Permission.all)

  package func has(_ permission: Permission) -> Bool { bits & Self.bit(of: permission) != 0 }

  func contains(_ others: Permissions) -> Bool { others.bits & ~bits == 0 }

  /// Those of the set that `held` lacks.
  package func missing(in held: Permissions) -> [Permission] {
    Permissions(bits: bits & ~held.bits).list
  }

  package var list: [Permission] { Permission.all.filter { bits & Self.bit(of: $0) != 0 } }

  /// By its place in `Permission.all`; switches, for it is looked at in every call.
  private static func bit(of permission: Permission) -> UInt64 {
    let row: UInt64 =
      switch permission.action {
      case .create: 0
      case .read: 1
      case .update: 2
      case .delete: 3
      }
    let column: UInt64 =
      switch permission.resource {
      case .customers: 0
      case .interactions: 1
      case .feedback: 2
      case .segments: 3
      case .loyalty: 4
      case .privacy: 5
      case .audit: 6
      case .events: 7
      case .operations: 8
      }
    return 1 << (row * 9 + column)
  }
}

extension Permissions: ExpressibleByArrayLiteral {
  package init(arrayLiteral permissions: Permission...) { self.init(permissions) }
}

extension Caller {
  package var permissions: Permissions { Permissions(bits: grants) }

  /// For what only some requests of a method need.
  /// - Throws: PERMISSION_DENIED.
  func require(_ needed: Permissions) throws(RPCError) {
    guard !permissions.contains(needed) else { return }
    throw .permissionDenied(needed.missing(in: permissions))
  }
}
