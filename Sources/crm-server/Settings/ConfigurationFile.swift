import FoundationEssentials
import Protobuf

/// A file of settings in JSON, by the names that they have in the environment: `{"CRM_LISTEN": "127.0.0.1:8001", "SLOW_CALL_MS": 500}`.
/// Read strictly: what is there is meant.
struct ConfigurationFile {
  let values: [String: String]

  private static let bytesMax = 65_536

  /// - Throws: `StartError`, which names the file and the setting, and no value.
  init(path: String) throws(StartError) {
    guard let data = try? Data(contentsOf: URL(filePath: path)), data.count <= Self.bytesMax else {
      throw StartError(
        "\(path): cannot be read, or has more than \(Self.bytesMax) bytes (\(Setting.configurationFile.name))"
      )
    }
    do throws(Flaw) {
      values = try Self.parse(Array(data))
    } catch {
      throw StartError("\(path): \(error.reason)")
    }
  }

  struct Flaw: Error, Hashable {
    let reason: String
  }

  static func parse(_ bytes: [UInt8]) throws(Flaw) -> [String: String] {
    let json: JSONValue
    do throws(JSONError) {
      json = try JSONValue(utf8: bytes)
    } catch {
      throw Flaw(reason: "\(error)")
    }
    guard case .object(let members) = json else {
      throw Flaw(reason: "must be an object of settings")
    }
    var values: [String: String] = [:]
    for member in members {
      guard let setting = Setting(rawValue: member.name), setting != .configurationFile else {
        throw Flaw(reason: unknown(member.name))
      }
      guard values.updateValue(try text(member), forKey: setting.name) == nil else {
        throw Flaw(reason: "\(setting.name) is given a second time")
      }
    }
    return values
  }

  private static func text(_ member: JSONValue.Member) throws(Flaw) -> String {
    switch member.value {
    case .string(let text): return text
    case .number(let number): return number.literal
    case .bool(let isTrue): return isTrue ? "true" : "false"
    case .null, .array, .object:
      throw Flaw(reason: "\(member.name) must be a text, a number, true or false")
    }
  }

  private static func unknown(_ name: String) -> String {
    let close = CloseMatches.of(name, among: Setting.allCases.map(\.name))
    let hint = close.isEmpty ? "" : "; did you mean \(close.joined(separator: " or "))?"
    // A name is no secret, but only one that looks like a name.
    let isName = name.utf8.count <= 64 && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    return "\(isName ? name : "one of its names") is no setting\(hint)"
  }
}
