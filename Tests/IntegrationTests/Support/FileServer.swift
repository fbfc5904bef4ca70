import Foundation

/// An HTTP server that nobody here wrote: Python's, which answers `/a/b` with the file `a_b` of a folder, whose
/// first line is the status. It keeps the `traceparent` of every request in a file of that name.
final class FileServer: Sendable {
  let folder: String
  private let server: PythonServer

  var port: Int { server.port }

  private static let script = """
    import http.server
    class Handler(http.server.BaseHTTPRequestHandler):
      def do_GET(self):
        with open(os.path.join(sys.argv[1], "traceparents"), "a") as file:
          file.write(self.headers.get("traceparent", "none") + "\\n")
        try:
          with open(os.path.join(sys.argv[1], self.path.strip("/").replace("/", "_")), "rb") as file:
            status, body = file.read().split(b"\\n", 1)
        except OSError:
          status, body = b"404", b""
        self.send_response(int(status))
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
      def log_message(self, *arguments): pass
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()
    """

  init(folder: String) throws {
    self.folder = folder
    server = try PythonServer(Self.script, folder)
  }

  func stop() { server.stop() }

  /// Of each request so far; "none" for one that had none.
  var traceparents: [String] {
    let text = try? String(contentsOfFile: "\(folder)/traceparents", encoding: .utf8)
    return text?.split(separator: "\n").map(String.init) ?? []
  }

  func answer(_ path: String, _ status: Int, _ body: String) throws {
    let name = path.split(separator: "/").joined(separator: "_")
    try Data("\(status)\n\(body)".utf8).write(
      to: URL(fileURLWithPath: "\(folder)/\(name)"), options: .atomic)
  }
}
