public import CProtobufC

// What generated code calls to copy fields out of C structs. Inlinable where it is generic, for the
// reason that `EncodeArena` names.

/// A C string, which `PayloadScan` has found to be UTF-8.
@unsafe public func text(_ c: UnsafePointer<CChar>?) -> String {
  guard let c = unsafe c else { return "" }
  return unsafe String(cString: c)
}

/// The texts of a repeated field.
@unsafe public func texts(
  _ c: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, count: Int
) -> [String] {
  unsafe elements(c, count: count) { unsafe text($0) }
}

@unsafe public func bytes(_ c: ProtobufCBinaryData) -> [UInt8] {
  guard let data = unsafe c.data, unsafe c.len > 0 else { return [] }
  return unsafe [UInt8](UnsafeBufferPointer(start: data, count: c.len))
}

/// A message field, nil when it is absent.
@inlinable
@unsafe public func message<M: Message, C>(_ c: UnsafeMutablePointer<C>?) -> M? {
  guard let c = unsafe c else { return nil }
  return unsafe M(copying: UnsafeRawPointer(c))
}

/// The messages of a repeated field.
@inlinable
@unsafe public func messages<M: Message, C>(
  _ c: UnsafeMutablePointer<UnsafeMutablePointer<C>?>?, count: Int
) -> [M] {
  unsafe elements(c, count: count) { unsafe message($0) ?? M() }
}

/// The values of a repeated field.
@inlinable
@unsafe public func elements<C, Element>(
  _ c: UnsafeMutablePointer<C>?, count: Int, _ convert: (C) -> Element
) -> [Element] {
  guard let c = unsafe c, count > 0 else { return [] }
  return unsafe UnsafeBufferPointer(start: c, count: count).map(convert)
}
