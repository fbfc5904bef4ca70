import CRMProto
import WireProto

extension Interaction {
  /// The least that an interaction needs.
  static func phoneCall(with customer: String, at seconds: Int64? = nil) -> Interaction {
    Interaction(
      customerID: customer, channel: .phone,
      timestamp: seconds.map { GoogleProtobuf.Timestamp(seconds: $0) })
  }

  static func followUp(with customer: String, due seconds: Int64, staff: String = "")
    -> Interaction
  {
    Interaction(
      customerID: customer, staffMemberID: staff, channel: .email, followUpRequired: true,
      followUpDate: GoogleProtobuf.Timestamp(seconds: seconds))
  }

  /// This interaction with one field changed.
  func with<Value>(_ field: WritableKeyPath<Interaction, Value>, _ value: Value) -> Interaction {
    var interaction = self
    interaction[keyPath: field] = value
    return interaction
  }
}
