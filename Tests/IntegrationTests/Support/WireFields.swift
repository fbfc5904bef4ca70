/// The length-delimited fields of a message by number, read without any code of the product.
struct WireFields {
  struct Malformed: Error {}

  private var contents: [Int: [[UInt8]]] = [:]

  init(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let tag = try Self.varint(&rest)
      let number = try Self.varint(&rest)
      // Numbers themselves are of no interest here; fixed ones do not occur.
      guard tag & 7 == 2 else { continue }
      guard number <= rest.count else { throw Malformed() }
      contents[tag >> 3, default: []].append(Array(rest.prefix(number)))
      rest = rest.dropFirst(number)
    }
  }

  subscript(field: Int) -> [[UInt8]] { contents[field] ?? [] }

  private static func varint(_ rest: inout ArraySlice<UInt8>) throws -> Int {
    var value = 0
    for shift in stride(from: 0, to: 63, by: 7) {
      guard let byte = rest.popFirst() else { throw Malformed() }
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
    }
    throw Malformed()
  }
}
