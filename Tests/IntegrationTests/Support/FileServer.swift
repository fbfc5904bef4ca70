import Foundation

/// An HTTP server that nobody here wrote: Python's, which answers `/a/b` with the file `a_b` of a folder, whose
/// first line is the status. It keeps the `traceparent` of every request in a file of that name.
final class FileServer: Sendable {
  let folder: String
  let port: Int
  private let processID: Int32
  private let input = Pipe()

  private static let script = """
    import http.server, os, sys, threading
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
    # The end of the input is the end of the tests.
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    server.serve_forever()
    """

  init(folder: String) throws {
    self.folder = folder
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", Self.script, folder]
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = input
    process.standardError = FileHandle.nullDevice
    try process.run()
    processID = process.processIdentifier
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw NotReady(output: line)
    }
    self.port = port
  }

  struct NotReady: Error { let output: String }

  deinit { stop() }

  func stop() { kill(processID, SIGKILL) }

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
