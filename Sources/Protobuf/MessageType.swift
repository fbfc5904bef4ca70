import CProtobufC

/// The descriptor of a message: its name and its fields, as protoc-c compiled them in.
@safe public struct MessageType: @unchecked Sendable, Hashable {
  // Descriptors are constants of the program: they outlive everything and never change.
  let descriptor: UnsafePointer<ProtobufCMessageDescriptor>

  init(_ descriptor: UnsafePointer<ProtobufCMessageDescriptor>) {
    unsafe self.descriptor = unsafe descriptor
  }

  /// The descriptor that protoc-c's `…__init` writes into a message: the address of the C global itself
  /// is not to be had from Swift, which would pass the address of a copy.
  @unsafe public init<C>(_ c: C.Type, initializedBy initialize: (UnsafeMutablePointer<C>) -> Void) {
    let message = UnsafeMutablePointer<C>.allocate(capacity: 1)
    defer { unsafe message.deallocate() }
    unsafe initialize(message)
    let base = unsafe UnsafeRawPointer(message).load(as: ProtobufCMessage.self)
    guard let descriptor = unsafe base.descriptor else { preconditionFailure("protoc-c sets it") }
    unsafe self.init(descriptor)
  }

  /// Full name, such as `crm.v1.Customer`.
  public var name: String { unsafe String(cString: descriptor.pointee.name) }

  /// Fields in the order of their numbers.
  public var fields: [FieldType] { (0..<fieldCount).map(field(at:)) }

  var fieldCount: Int { Int(unsafe descriptor.pointee.n_fields) }

  func field(at index: Int) -> FieldType {
    precondition(index >= 0 && index < fieldCount)
    return unsafe FieldType(descriptor.pointee.fields + index)
  }

  /// Index of the field with a number, found by bisection.
  func index(ofFieldNumbered number: UInt32) -> Int? {
    var low = 0
    var high = fieldCount
    let fields = unsafe descriptor.pointee.fields
    while low < high {
      let middle = low + (high - low) / 2
      let id = unsafe fields.unsafelyUnwrapped[middle].id
      if id == number { return middle }
      if id < number { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// The field with a name, as it stands in the `.proto` file.
  public func field(named name: String) -> FieldType? {
    (0..<fieldCount).lazy.map(field(at:)).first { $0.name == name }
  }
}

extension MessageType: CustomStringConvertible {
  public var description: String { name }
}

extension MessageType {
  // One descriptor a type: identity is equality.
  public static func == (left: MessageType, right: MessageType) -> Bool {
    unsafe left.descriptor == right.descriptor
  }

  public func hash(into hasher: inout Hasher) {
    unsafe hasher.combine(descriptor)
  }
}
