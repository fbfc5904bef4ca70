import CRM
import FoundationEssentials
import Logging
import ServiceLifecycle

/// Reads the certificates' principals again when their file changes. What cannot be used changes nothing.
struct PrincipalsReload: Service {
  let path: String
  let principals: CertificatePrincipals
  let logger: Logger

  private static let look = Duration.seconds(5)

  /// - Throws: `StartError`.
  func begin() throws {
    do {
      try load()
    } catch {
      throw StartError("the principals in \(path) cannot be used: \(error)")
    }
  }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var bytes = Self.bytes(of: path)
      // The sleep ends early, by an error, when the server stops.
      while (try? await Task.sleep(for: Self.look)) != nil {
        let now = Self.bytes(of: path)
        guard now != bytes else { continue }
        bytes = now
        reload()
      }
    }
  }

  private func reload() {
    do {
      try load()
      logger.notice("principals reloaded")
    } catch {
      logger.error(
        "principals not reloaded, those from before stay", metadata: ["error": "\(error)"])
    }
  }

  private func load() throws {
    guard let bytes = Self.bytes(of: path) else { throw Missing() }
    try principals.load(bytes)
  }

  private static func bytes(of path: String) -> [UInt8]? {
    (try? Data(contentsOf: URL(filePath: path))).map(Array.init)
  }

  private struct Missing: Error, CustomStringConvertible {
    let description = "the file cannot be read"
  }
}
