import CRMProto
import WireProto

extension Feedback {
  /// The least that a feedback needs.
  static func tour(by customer: String, rating: Int32 = 5) -> Feedback {
    Feedback(customerID: customer, serviceType: .tour, rating: rating)
  }

  func submitted(at seconds: Int64) -> Feedback {
    with(\.submittedAt, GoogleProtobuf.Timestamp(seconds: seconds))
  }

  /// This feedback with one field changed.
  func with<Value>(_ field: WritableKeyPath<Feedback, Value>, _ value: Value) -> Feedback {
    var feedback = self
    feedback[keyPath: field] = value
    return feedback
  }
}
