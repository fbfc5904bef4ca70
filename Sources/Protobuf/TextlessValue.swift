/// A value without a text: whatever prints, logs or dumps it gets the name of its type and nothing of what it holds.
///
/// It is no `CustomStringConvertible`, for a field of a message that is named `description` would be its text.
public protocol TextlessValue: TextOutputStreamable, CustomDebugStringConvertible,
  CustomReflectable
{}

extension TextlessValue {
  public var debugDescription: String { String(reflecting: Self.self) }

  public func write<Target: TextOutputStream>(to target: inout Target) {
    target.write(debugDescription)
  }

  public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}

extension TextlessValue where Self: Message {
  /// The name that the definition gives it, such as `crm.v1.Customer`.
  public var debugDescription: String { Self.messageType.name }
}
