import Logging
import Operations
import ServiceLifecycle
import SpanExport

/// What whoever runs the server wants to see of it.
struct OperationsConfiguration {
  /// Nil: there is no operations port.
  let listen: ListenTarget?
  /// Nil: no call is slow.
  let slowCallDuration: Duration?
  let logFormat: ServerLog.Format
  /// Nil: spans go nowhere.
  let tracing: TracingConfiguration?

  /// Opens the operations port, if there is to be one.
  /// - Returns: what has to run for it, and longer than anything else: a server that drains says so to the last.
  /// - Throws: `StartError` when the address cannot be bound.
  func services(for program: ServedProgram, logger: Logger) async throws -> [any Service] {
    var services: [any Service] = [program.backlog]
    if let tracing, let spans = program.observers.spans {
      let exporter = SpanExporter(tracing.exporter, queue: spans.queue, logger: logger)
      services.append(SpanExporting(exporter: exporter))
    }
    guard let listen else { return services }
    let pages = OperationsPages(
      board: program.board, metrics: ServerMetrics(program: program))
    let port = OperationsPort(logger: logger) { await pages.answer(to: $0) }
    do {
      let number = try await port.start(host: listen.host, port: listen.port)
      logger.notice(
        "metrics and health are served",
        metadata: ["address": "\(ListenTarget(host: listen.host, port: number))"])
    } catch {
      throw StartError(
        "cannot listen on \(listen) for metrics and health: is the port in use, or the address not one "
          + "of this machine? (OPS_LISTEN)")
    }
    return [OperationsServing(port: port)] + services
  }
}
