import Foundation
import WireProto

/// Instants as a person reads them, in UTC.
enum InstantText {
  /// Empty for none.
  static func of(_ timestamp: GoogleProtobuf.Timestamp?) -> String {
    guard let timestamp else { return "" }
    return Date(timeIntervalSince1970: Double(timestamp.seconds)).ISO8601Format()
  }
}
