import RPCCore

/// How many rows a page has.
enum PageSize {
  static let standard = 20
  static let max = 1000

  /// 0 is 20; above 1,000 is 1,000.
  /// - Throws: INVALID_ARGUMENT when negative.
  static func resolve(_ given: Int32) throws(RPCError) -> Int {
    guard given >= 0 else { throw .invalid("page_size", "must not be negative") }
    return given == 0 ? standard : min(Int(given), max)
  }
}
