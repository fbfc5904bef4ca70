public import ArgumentParser
public import CRMProto

/// An enum of the API as an option: its values by their names in lower case, the unspecified one excepted.
public protocol EnumOption: ExpressibleByArgument, CaseIterable, RawRepresentable<Int32> {}

extension EnumOption {
  public init?(argument: String) {
    guard let value = EnumArgument.value(argument, of: Self.self) else { return nil }
    self = value
  }

  public static var allValueStrings: [String] { EnumArgument.names(of: Self.self) }
}

extension Channel: EnumOption {}
extension ConsentDecision: EnumOption {}
extension ContactPurpose: EnumOption {}
extension ContactType: EnumOption {}
extension ErasureReason: EnumOption {}
extension FollowUpState: EnumOption {}
extension LoyaltyStatus: EnumOption {}
extension Sentiment: EnumOption {}
extension ServiceType: EnumOption {}

enum EnumArgument {
  /// By the name in lower case, or as the API writes it, mostly with the enum's own name before it: `email`,
  /// `CHANNEL_EMAIL`.
  static func value<Value: CaseIterable & RawRepresentable<Int32>>(
    _ argument: String, of type: Value.Type
  ) -> Value? {
    let given = argument.lowercased().replacing("-", with: "_")
    let prefix = "\(snakeCase("\(type)").drop { $0 == "_" })_"
    let name = given.hasPrefix(prefix) ? String(given.dropFirst(prefix.count)) : given
    return named(type).first { $0.name == name }?.value
  }

  static func names<Value: CaseIterable & RawRepresentable<Int32>>(of type: Value.Type) -> [String]
  {
    named(type).map(\.name)
  }

  /// As the API writes it, without the enum's own name: `in_person`.
  static func name(of value: some RawRepresentable<Int32>) -> String { snakeCase("\(value)") }

  private static func snakeCase(_ name: String) -> String {
    name.reduce(into: "") { name, character in
      name += character.isUppercase ? "_\(character.lowercased())" : String(character)
    }
  }

  private static func named<Value: CaseIterable & RawRepresentable<Int32>>(
    _ type: Value.Type
  ) -> [(name: String, value: Value)] {
    type.allCases.filter { $0.rawValue != 0 }.map { (name(of: $0), $0) }
  }
}
