import ServiceLifecycle
import SpanExport

/// Exports spans until the server has stopped, and then what is left.
struct SpanExporting: Service {
  let exporter: SpanExporter

  func run() async throws {
    await cancelWhenGracefulShutdown { await exporter.run() }
    await exporter.finish()
  }
}
