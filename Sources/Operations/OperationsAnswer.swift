/// What an operations port says to one request.
public struct OperationsAnswer: Sendable, Hashable {
  public let status: Int
  public let contentType: String
  public let body: String

  public init(status: Int = 200, contentType: String, body: String) {
    self.status = status
    self.contentType = contentType
    self.body = body
  }

  /// A line of JSON.
  /// - Parameter members: whose values need no escapes.
  public static func json(
    status: Int = 200, _ members: KeyValuePairs<StaticString, String>
  ) -> OperationsAnswer {
    let text = members.map { "\"\($0.key)\":\"\($0.value)\"" }.joined(separator: ",")
    return OperationsAnswer(
      status: status, contentType: "application/json", body: "{\(text)}\n")
  }

  static let notFound = json(status: 404, ["error": "nothing is served at this path"])
  static let wrongMethod = json(status: 405, ["error": "GET and HEAD are served"])
  static let tooLarge = json(status: 431, ["error": "the request is too large"])
  static let malformed = json(status: 400, ["error": "this is no HTTP request"])
}
