import Protobuf
import RPCCore

/// How a method is named on the command line.
enum MethodName {
  /// The method of that name: `crm.v1.CustomerService/GetCustomer`, or with a dot before the method
  /// as grpcurl has it, or the method alone when one service only has it.
  /// - Throws: `InputError` with what was probably meant.
  static func method(
    named name: String, among methods: [MethodDescriptor] = Definitions.methods
  ) throws -> MethodDescriptor {
    let matches = methods.filter {
      $0.fullName == name || "\($0.service).\($0.name)" == name || $0.name == name
        || $0.fullName.hasSuffix(".\(name)")
    }
    guard matches.count < 2 else { throw Definitions.ambiguous(name, matches.map(\.fullName)) }
    guard let match = matches.first else {
      let close = suggestions(for: name, among: methods)
      let hint = close.isEmpty ? "." : ". Did you mean \(list(close))?"
      throw InputError("there is no method \(name)\(hint) `crmctl list` lists the services.")
    }
    return match
  }

  /// Methods whose own name is close: service names are long, alike, and seldom mistyped.
  private static func suggestions(
    for name: String, among methods: [MethodDescriptor]
  ) -> [MethodDescriptor] {
    let given = name.split { $0 == "/" || $0 == "." }.last.map(String.init) ?? name
    let close = CloseMatches.of(given, among: methods.map(\.name))
    return close.flatMap { name in methods.filter { $0.name == name } }
  }

  private static func list(_ methods: [MethodDescriptor]) -> String {
    methods.prefix(3).map(\.fullName).joined(separator: " or ")
  }
}
