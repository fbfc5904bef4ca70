import AccessTokens
import AuthService
import FoundationEssentials
import Logging
import ServiceLifecycle
import Synchronization

/// Keeps the keys of tokens up to date: a key set changes when its owner rotates keys.
///
/// Read again every minute, and within a second when a token names a key that nobody has, though not more
/// often than every five. What cannot be read changes nothing.
struct KeySetRefresh: Service {
  enum Location {
    case file(String)
    case url(String, HTTPKeySet)

    /// For the log.
    var shown: String { URLText.withoutSecrets(name) }

    var name: String {
      switch self {
      case .file(let path): path
      case .url(let url, _): url
      }
    }
  }

  let location: Location
  let verifier: TokenVerifier
  let issuer: String
  let audience: String
  let logger: Logger

  private static let interval = Duration.seconds(60)
  private static let intervalMin = Duration.seconds(5)
  private static let look = Duration.seconds(1)

  /// The first time. A file has to be there; a service may begin later.
  /// - Throws: `StartError`.
  func begin() async throws {
    do {
      try await load()
    } catch {
      guard case .url = location else {
        throw StartError("the key set \(location.name) cannot be used: \(error)")
      }
      logger.warning(
        "no tokens are believed by the key set until it can be fetched",
        metadata: ["location": "\(location.shown)", "error": "\(error)"])
    }
  }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var isLoaded = true
      var loadedAt = ContinuousClock.now
      var unknownKeyCount = verifier.unknownKeyCount
      // The sleep ends early, by an error, when the server stops.
      while (try? await Task.sleep(for: Self.look)) != nil {
        let age = loadedAt.duration(to: .now)
        let isAsked = verifier.unknownKeyCount != unknownKeyCount || !isLoaded
        guard age >= Self.interval || isAsked && age >= Self.intervalMin else { continue }
        unknownKeyCount = verifier.unknownKeyCount
        loadedAt = .now
        isLoaded = await reload()
      }
    }
  }

  private func reload() async -> Bool {
    do {
      try await load()
      return true
    } catch {
      logger.warning(
        "the key set was not read again, the keys from before stay in use",
        metadata: ["location": "\(location.shown)", "error": "\(error)"])
      return false
    }
  }

  private func load() async throws {
    let keys =
      switch location {
      case .file(let path):
        try await TokenKeys(jwks: Array(Data(contentsOf: URL(filePath: path))))
      case .url(_, let keySet): try await keySet.load()
      }
    verifier.set(.init(issuer: issuer, audience: audience, keys: keys), named: location.name)
  }
}
