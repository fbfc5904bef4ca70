extension String: PostgresArrayElement {
  public static var postgresType: PostgresType { .text }
  public static var postgresArrayType: PostgresType { .textArray }

  public func encode(into bytes: inout [UInt8]) {
    bytes.append(contentsOf: utf8)
  }

  public static func accepts(_ type: PostgresType) -> Bool { type.isTextual || type == .jsonb }

  public init?(postgres bytes: Span<UInt8>, type: PostgresType) {
    if type == .jsonb {
      guard let json = JSONB(postgres: bytes, type: type) else { return nil }
      self = json.text
    } else {
      guard let text = String(utf8: bytes) else { return nil }
      self = text
    }
  }

  fileprivate init?(utf8 bytes: Span<UInt8>) {
    guard let valid = try? UTF8Span(validating: bytes) else {
      return nil  // the error says where, which no one needs
    }
    self.init(copying: valid)
  }
}

/// A `jsonb` value by its text. PostgreSQL checks and normalises it.
public struct JSONB: PostgresArrayElement, Hashable {
  public var text: String

  public init(text: String) {
    self.text = text
  }

  public static var postgresType: PostgresType { .jsonb }
  public static var postgresArrayType: PostgresType { .jsonbArray }

  /// The binary format is the text behind this byte (`jsonb_recv`).
  private static let version: UInt8 = 1

  public func encode(into bytes: inout [UInt8]) {
    bytes.append(Self.version)
    bytes.append(contentsOf: text.utf8)
  }

  public static func accepts(_ type: PostgresType) -> Bool { type == .jsonb }

  public init?(postgres bytes: Span<UInt8>, type: PostgresType) {
    guard bytes.count > 0, bytes[0] == Self.version else { return nil }
    guard let text = String(utf8: bytes.extracting(1..<bytes.count)) else { return nil }
    self.text = text
  }
}
