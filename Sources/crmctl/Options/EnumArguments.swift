public import ArgumentParser
public import CRMProto

// The API's enums as options: by their names in lower case, the unspecified value excepted.

extension Channel: ExpressibleByArgument {
  public init?(argument: String) {
    guard let value = EnumArgument.value(argument, of: Self.self) else { return nil }
    self = value
  }

  public static var allValueStrings: [String] { EnumArgument.names(of: Self.self) }
}

extension ContactType: ExpressibleByArgument {
  public init?(argument: String) {
    guard let value = EnumArgument.value(argument, of: Self.self) else { return nil }
    self = value
  }

  public static var allValueStrings: [String] { EnumArgument.names(of: Self.self) }
}

extension FollowUpState: ExpressibleByArgument {
  public init?(argument: String) {
    guard let value = EnumArgument.value(argument, of: Self.self) else { return nil }
    self = value
  }

  public static var allValueStrings: [String] { EnumArgument.names(of: Self.self) }
}

extension LoyaltyStatus: ExpressibleByArgument {
  public init?(argument: String) {
    guard let value = EnumArgument.value(argument, of: Self.self) else { return nil }
    self = value
  }

  public static var allValueStrings: [String] { EnumArgument.names(of: Self.self) }
}

extension Sentiment: ExpressibleByArgument {
  public init?(argument: String) {
    guard let value = EnumArgument.value(argument, of: Self.self) else { return nil }
    self = value
  }

  public static var allValueStrings: [String] { EnumArgument.names(of: Self.self) }
}

extension ServiceType: ExpressibleByArgument {
  public init?(argument: String) {
    guard let value = EnumArgument.value(argument, of: Self.self) else { return nil }
    self = value
  }

  public static var allValueStrings: [String] { EnumArgument.names(of: Self.self) }
}

extension ConsentDecision: ExpressibleByArgument {
  public init?(argument: String) {
    guard let value = EnumArgument.value(argument, of: Self.self) else { return nil }
    self = value
  }

  public static var allValueStrings: [String] { EnumArgument.names(of: Self.self) }
}

extension ContactPurpose: ExpressibleByArgument {
  public init?(argument: String) {
    guard let value = EnumArgument.value(argument, of: Self.self) else { return nil }
    self = value
  }

  public static var allValueStrings: [String] { EnumArgument.names(of: Self.self) }
}

extension ErasureReason: ExpressibleByArgument {
  public init?(argument: String) {
    guard let value = EnumArgument.value(argument, of: Self.self) else { return nil }
    self = value
  }

  public static var allValueStrings: [String] { EnumArgument.names(of: Self.self) }
}

enum EnumArgument {
  static func value<Value: CaseIterable & RawRepresentable<Int32>>(
    _ argument: String, of type: Value.Type
  ) -> Value? {
    let name = argument.lowercased().replacing("-", with: "_")
    return named(type).first { $0.name == name }?.value
  }

  static func names<Value: CaseIterable & RawRepresentable<Int32>>(of type: Value.Type) -> [String]
  {
    named(type).map(\.name)
  }

  /// As the API writes it, without the enum's own name: `in_person`.
  static func name(of value: some RawRepresentable<Int32>) -> String {
    "\(value)".reduce(into: "") { name, character in
      name += character.isUppercase ? "_\(character.lowercased())" : String(character)
    }
  }

  private static func named<Value: CaseIterable & RawRepresentable<Int32>>(
    _ type: Value.Type
  ) -> [(name: String, value: Value)] {
    type.allCases.filter { $0.rawValue != 0 }.map { (name(of: $0), $0) }
  }
}
