// Proto3 JSON (https://protobuf.dev/programming-guides/json/) for any message, by its descriptor alone:
// from wire bytes and to wire bytes, without generated code and without C structs in between.
//
// It departs from the canonical mapping in two points, so that one word stands for one concept
// everywhere: members are written under their proto names (both forms are read), and scalars without
// presence, empty lists and empty maps are always written.

extension MessageType {
  /// The JSON object of a message in its wire form.
  /// - Throws: `DecodeError` when the bytes are no message of this type or break a limit.
  public func json(
    fromSerialized bytes: [UInt8], limits: DecodeLimits = .default
  ) throws(DecodeError) -> JSONValue {
    try PayloadScan.check(bytes, as: self, limits: limits)
    var reader = JSONFromWire(bytes, limits: limits)
    return try reader.message(self, end: bytes.count)
  }

  /// The wire form of a message given as JSON: fields in the order of their numbers, defaults left out.
  /// - Throws: `JSONError` with the JSON pointer of the first place that does not fit.
  public func serialized(fromJSON json: JSONValue) throws(JSONError) -> [UInt8] {
    var writer = JSONToWire()
    return try writer.message(json, as: self)
  }
}

extension Message {
  /// The message as a JSON object.
  /// - Throws: `EncodeError` when a text holds a NUL, `DecodeError` when an instant has no RFC 3339 form.
  public func json() throws -> JSONValue {
    // The message is in memory already, whatever its size: only what comes from outside has a budget.
    let limits = DecodeLimits(budgetBytesMax: .max, unknownEnumNumbers: .accept)
    return try Self.messageType.json(fromSerialized: serialized(), limits: limits)
  }

  /// - Throws: `JSONError` with the JSON pointer of the first place that does not fit, `DecodeError`
  ///   when the message is larger than the default limits allow.
  public init(json: JSONValue) throws {
    try self.init(serialized: Self.messageType.serialized(fromJSON: json))
  }
}
