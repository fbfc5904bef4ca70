import ArgumentParser
import Protobuf

/// Fields that an update empties.
struct ClearOption: ParsableArguments {
  @Option(name: .long, help: "A field to empty, such as notes; may be repeated.")
  var clear: [String] = []

  /// - Parameters:
  ///   - given: the mask of what is set.
  ///   - things: whose fields they are, in the plural.
  /// - Returns: the whole mask.
  /// - Throws: `InputError` for a field that there is not (the server would refuse it without a hint), for one that is
  ///   set as well, and when nothing is to be changed at all.
  func mask(with given: [String], of type: MessageType, _ things: String) throws -> [String] {
    let cleared = try clear.map { try Self.field(named: $0, of: type, things) }
    if let both = cleared.first(where: given.contains) {
      throw InputError("\(both) cannot be set and emptied at once")
    }
    guard !given.isEmpty || !cleared.isEmpty else {
      throw InputError("nothing to change: give at least one field, see --help")
    }
    return given + cleared
  }

  private static func field(
    named name: String, of type: MessageType, _ things: String
  ) throws -> String {
    let fields = type.fields.map(\.name)
    let given = name.replacing("-", with: "_")
    guard !fields.contains(given) else { return given }
    let close = CloseMatches.of(given, among: fields)
    let hint = close.isEmpty ? "" : ", did you mean \(close.joined(separator: " or "))?"
    throw InputError("\(things) have no field \(name)\(hint)")
  }
}
