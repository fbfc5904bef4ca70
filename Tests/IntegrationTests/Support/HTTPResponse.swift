/// What an HTTP server said to one request, read by no code of ours.
struct HTTPResponse {
  let status: Int
  /// Names in lower case.
  let headers: [String: String]
  let body: String

  struct Malformed: Error { let text: String }

  init(_ text: String) throws {
    guard let end = text.firstRange(of: "\r\n\r\n"),
      case let lines = text[..<end.lowerBound].split(separator: "\r\n"),
      let first = lines.first?.split(separator: " "), first.count > 1,
      first[0] == "HTTP/1.1", let status = Int(first[1])
    else { throw Malformed(text: text) }
    self.status = status
    headers = Dictionary(
      lines.dropFirst().map { line in
        let parts = line.split(separator: ":", maxSplits: 1)
        return (
          parts[0].lowercased(), parts.last.map { $0.drop { $0 == " " } }.map(String.init) ?? ""
        )
      }, uniquingKeysWith: { $1 })
    body = String(text[end.upperBound...])
  }

  static func get(_ path: String, port: Int) async throws -> HTTPResponse {
    try await send("GET \(path) HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n", port: port)
  }

  static func send(_ request: String, port: Int) async throws -> HTTPResponse {
    try HTTPResponse(try await RawSocket(port: port).exchange(text: request))
  }
}
