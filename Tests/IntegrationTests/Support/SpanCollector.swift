import Foundation

/// A collector of spans that nobody here wrote: Python's HTTP server, which keeps every body that is posted to it and answers with
/// the status it was made with, or never.
final class SpanCollector: Sendable {
  let folder: String
  private let server: PythonServer

  private static let script = """
    import http.server, json, time
    class Handler(http.server.BaseHTTPRequestHandler):
      protocol_version = "HTTP/1.1"
      def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        if sys.argv[2] == "never": time.sleep(600)
        line = json.dumps({"path": self.path, "type": self.headers["content-type"],
          "key": self.headers.get("x-key"), "body": body.decode()})
        with open(os.path.join(sys.argv[1], "posts"), "a") as file: file.write(line + "\\n")
        self.send_response(int(sys.argv[2]))
        self.send_header("content-length", "2")
        self.end_headers()
        self.wfile.write(b"{}")
      def log_message(self, *arguments): pass
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    print(server.server_address[1], flush=True)
    server.serve_forever()
    """

  /// - Parameter answer: a status, or `never`.
  init(folder: String, answer: String = "200") throws {
    self.folder = folder
    server = try PythonServer(Self.script, folder, answer)
  }

  var endpoint: String { "http://127.0.0.1:\(server.port)" }

  struct Post: Decodable {
    let path: String
    let type: String
    let key: String?
    let body: String
  }

  /// In the order in which they came.
  func posts() throws -> [Post] {
    guard let text = try? String(contentsOfFile: "\(folder)/posts", encoding: .utf8) else {
      return []
    }
    // The last line may still be being written.
    return try text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
      try JSONDecoder().decode(Post.self, from: Data($0.utf8))
    }
  }

  /// As OTLP has them: `resourceSpans[].scopeSpans[].spans[]`.
  struct Body: Decodable {
    let resourceSpans: [ResourceSpans]
  }

  struct ResourceSpans: Decodable {
    let resource: Resource
    let scopeSpans: [ScopeSpans]
  }

  struct Resource: Decodable {
    let attributes: [Attribute]
  }

  struct ScopeSpans: Decodable {
    let spans: [Span]
  }

  struct Attribute: Decodable {
    struct Value: Decodable {
      let stringValue: String?
      let intValue: String?
    }

    let key: String
    let value: Value

    var text: String { value.stringValue ?? value.intValue ?? "" }
  }

  struct Span: Decodable {
    struct Status: Decodable { let code: Int? }

    let traceId: String
    let spanId: String
    let parentSpanId: String?
    let name: String
    let kind: Int
    let startTimeUnixNano: String
    let endTimeUnixNano: String
    let attributes: [Attribute]
    let status: Status

    func attribute(_ key: String) -> String? { attributes.first { $0.key == key }?.text }
  }

  func bodies() throws -> [Body] {
    try posts().map { try JSONDecoder().decode(Body.self, from: Data($0.body.utf8)) }
  }

  func spans() throws -> [Span] {
    try bodies().flatMap(\.resourceSpans).flatMap(\.scopeSpans).flatMap(\.spans)
  }
}
