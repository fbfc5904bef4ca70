public import FoundationEssentials

extension UUID: PostgresArrayElement {
  public static var postgresType: PostgresType { .uuid }
  public static var postgresArrayType: PostgresType { .uuidArray }

  public func encode(into bytes: inout [UInt8]) {
    let u = uuid
    let all: [16 of UInt8] = [
      u.0, u.1, u.2, u.3, u.4, u.5, u.6, u.7, u.8, u.9, u.10, u.11, u.12, u.13, u.14, u.15,
    ]
    for index in all.indices { bytes.append(all[index]) }
  }

  public static func accepts(_ type: PostgresType) -> Bool { type == .uuid }

  public init?(postgres bytes: Span<UInt8>, type: PostgresType) {
    guard bytes.count == 16 else { return nil }
    self.init(
      uuid: (
        bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7],
        bytes[8], bytes[9], bytes[10], bytes[11], bytes[12], bytes[13], bytes[14], bytes[15]
      ))
  }
}
