public import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A small HTTP server for whoever watches a program: it answers GET and HEAD, one request a connection.
///
/// It has a thread of its own: what it answers does not wait for the program's calls, nor they for it.
public final class OperationsPort: Sendable {
  private let limits: OperationsLimits
  private let logger: Logger
  private let answer: @Sendable (String) async -> OperationsAnswer?
  private let eventLoops = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let listener = Mutex<(any Channel)?>(nil)

  /// - Parameter answer: is given the path without its query; nil: there is nothing at it.
  public init(
    limits: OperationsLimits = .default, logger: Logger,
    answer: @escaping @Sendable (String) async -> OperationsAnswer?
  ) {
    self.limits = limits
    self.logger = logger
    self.answer = answer
  }

  /// - Parameter port: 0 takes any free port.
  /// - Returns: the port that is bound.
  /// - Throws: the system's error when the address cannot be bound; then everything is stopped.
  @discardableResult
  public func start(host: String, port: Int) async throws -> Int {
    do {
      let channel = try await bootstrap().bind(host: host, port: port).get()
      listener.withLock { $0 = channel }
      return channel.localAddress?.port ?? 0
    } catch {
      await shutdown()
      throw error
    }
  }

  /// Closes everything.
  public func shutdown() async {
    do {
      try await listener.withLock { $0 }?.close()
    } catch {
      logger.debug("operations port failed", metadata: ["error": "\(error)"])
    }
    do {
      try await eventLoops.shutdownGracefully()
    } catch {
      logger.debug("operations port failed", metadata: ["error": "\(error)"])
    }
  }

  private func bootstrap() -> ServerBootstrap {
    let limits = limits
    let answer = answer
    let openCount = OpenConnections()
    return ServerBootstrap(group: eventLoops)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          guard openCount.enter(max: limits.connectionsMax) else { throw TooManyConnections() }
          channel.closeFuture.whenComplete { _ in openCount.leave() }
          let pipeline = channel.pipeline.syncOperations
          try pipeline.addHandler(RequestSize(bytesMax: limits.requestBytesMax))
          try pipeline.addHandler(HTTPResponseEncoder())
          try pipeline.addHandler(ByteToMessageHandler(HTTPRequestDecoder()))
          try pipeline.addHandler(OperationsConnection(limits: limits, answer: answer))
        }
      }
  }
}

/// The newcomer is closed unheard.
private struct TooManyConnections: Error {}

/// Connections that are open.
private final class OpenConnections: Sendable {
  private let count = Atomic<Int>(0)

  func enter(max: Int) -> Bool {
    let isFree = count.wrappingAdd(1, ordering: .relaxed).newValue <= max
    if !isFree { leave() }
    return isFree
  }

  func leave() { count.wrappingSubtract(1, ordering: .relaxed) }
}
