internal import CLibPQ

/// Opens connections from a libpq connection string and settings of ours.
struct Connector: Sendable {
  /// Keyword → value of every connection parameter.
  let parameters: [String: String]
  /// Whether the connection's backend, which then is on this machine, leaves the processors to others.
  let hasLowPriority: Bool

  /// Blocks for up to `connect_timeout`: a thread of its own runs it.
  ///
  /// - Returns: a ready link, or libpq's own words about why not, for the log.
  func connect() -> Result<Link, ConnectFailure> {
    let pairs = parameters.sorted { $0.key < $1.key }
    let opened = unsafe withCStrings(pairs.map(\.key)) { keywords in
      unsafe withCStrings(pairs.map(\.value)) { values in
        unsafe PQconnectdbParams(keywords, values, 0)
      }
    }
    guard let opened = unsafe opened else {
      return .failure(ConnectFailure(message: "out of memory"))
    }
    let message = unsafe String(cString: PQerrorMessage(opened))
    guard let link = unsafe Link(owning: opened) else {
      return .failure(ConnectFailure(message: message))
    }
    if hasLowPriority { link.lowerPriority() }
    return .success(link)
  }

  /// - Returns: keyword → value as given, nothing filled in; nil when it cannot be parsed.
  /// - Parameter hidden: what stands in place of passwords, which libpq marks as such.
  static func parse(_ connectionString: String, hiding hidden: String? = nil) -> [String: String]? {
    guard let options = unsafe PQconninfoParse(connectionString, nil) else { return nil }
    defer { unsafe PQconninfoFree(options) }
    var parameters: [String: String] = [:]
    var option = unsafe options
    while let keyword = unsafe option.pointee.keyword {
      if let value = unsafe option.pointee.val {
        let isPassword = unsafe String(cString: option.pointee.dispchar) == "*"
        let shown = isPassword ? hidden : nil
        unsafe parameters[String(cString: keyword)] = unsafe shown ?? String(cString: value)
      }
      unsafe option += 1
    }
    return parameters
  }
}

struct ConnectFailure: Error {
  let message: String
}

/// The strings as C expects a list: null-terminated pointers, and a null pointer at the end.
private func withCStrings<Value>(
  _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) -> Value
) -> Value {
  var bytes: [CChar] = []
  var starts: [Int] = []
  for string in strings {
    starts.append(bytes.count)
    bytes += string.utf8CString
  }
  return unsafe bytes.withUnsafeBufferPointer { buffer in
    var pointers: [UnsafePointer<CChar>?] = unsafe []
    for start in starts {
      unsafe pointers.append(buffer.baseAddress.map { unsafe $0 + start })
    }
    unsafe pointers.append(nil)
    return unsafe pointers.withUnsafeBufferPointer { list in
      unsafe body(list.baseAddress!)
    }
  }
}
