public import ArgumentParser
public import CRMProto

// The API's enums as options: by their names in lower case, the unspecified value excepted.

extension ContactType: ExpressibleByArgument {
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

enum EnumArgument {
  static func value<Value: CaseIterable & RawRepresentable<Int32>>(
    _ argument: String, of type: Value.Type
  ) -> Value? {
    named(type).first { $0.name == argument.lowercased() }?.value
  }

  static func names<Value: CaseIterable & RawRepresentable<Int32>>(of type: Value.Type) -> [String]
  {
    named(type).map(\.name)
  }

  private static func named<Value: CaseIterable & RawRepresentable<Int32>>(
    _ type: Value.Type
  ) -> [(name: String, value: Value)] {
    type.allCases.filter { $0.rawValue != 0 }.map { ("\($0)", $0) }
  }
}
