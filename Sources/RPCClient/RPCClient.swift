import NIOCore
import NIOPosix
public import Protobuf
public import RPCCore
import RPCTransport
import Synchronization

/// Makes calls over one TCP connection, any number of them at once. Connects on the first call, and
/// again on the next call after a connection was lost.
public final class RPCClient: UnaryCalling {
  private enum State {
    case open(ClientConnection?)
    case closed
  }

  private let host: String
  private let port: Int
  private let limits: Limits
  private let eventLoop: any EventLoop
  private let state = Mutex(State.open(nil))

  public init(host: String, port: Int, limits: Limits = .default) {
    self.host = host
    self.port = port
    self.limits = limits
    eventLoop = MultiThreadedEventLoopGroup.singleton.next()
  }

  deinit {
    // The event loop keeps a connection as long as it is open.
    if case .open(let connection?) = state.withLock({ $0 }) { connection.beginClosing() }
  }

  /// A client whose connection stands.
  /// - Throws: `RPCError` UNAVAILABLE when the server cannot be reached.
  public static func connect(
    host: String, port: Int, limits: Limits = .default
  ) async throws -> RPCClient {
    let client = RPCClient(host: host, port: port, limits: limits)
    try await client.connection().connected()
    return client
  }

  /// The thread on which responses arrive. A caller that makes very many calls saves the way between
  /// threads by running on it: `withTaskExecutorPreference(client.executor) { … }`.
  public var executor: any TaskExecutor { EventLoopTaskExecutor(eventLoop: eventLoop) }

  /// Closes the connection. Calls in flight fail as CANCELLED, and so does every later one.
  public func close() async {
    let connection: ClientConnection? = state.withLock { state in
      guard case .open(let connection) = state else { return nil }
      state = .closed
      return connection
    }
    await connection?.close()
  }

  private func connection() throws(RPCError) -> ClientConnection {
    let connection: ClientConnection? = state.withLock { state in
      guard case .open(let existing) = state else { return nil }
      if let existing, !existing.isClosed { return existing }
      let connection = ClientConnection(
        host: host, port: port, limits: limits, eventLoop: eventLoop)
      state = .open(connection)
      return connection
    }
    guard let connection else { throw .clientClosed }
    return connection
  }
}

// MARK: Calls

extension RPCClient {
  public func unary<Input: Message, Output: Message>(
    _ method: MethodDescriptor, _ request: Input, options: CallOptions
  ) async throws -> Output {
    let payload = try await response(
      method.service, method.name, payload: encoded(request), options)
    do throws(DecodeError) {
      return try Output(serialized: payload, limits: .answer)
    } catch {
      throw RPCError.responseMalformed
    }
  }

  public func unary(
    _ method: String, payload: [UInt8], options: CallOptions
  ) async throws -> [UInt8] {
    // A name without a slash is sent as it is, and answered UNIMPLEMENTED by the server.
    let slash = method.lastIndex(of: "/") ?? method.endIndex
    return try await response(
      String(method[..<slash]), String(method[slash...].dropFirst()), payload: payload, options)
  }

  private func encoded(_ request: some Message) throws(RPCError) -> [UInt8] {
    do throws(EncodeError) {
      return try request.serialized()
    } catch {
      throw .requestUnwritable
    }
  }

  private func response(
    _ service: String, _ method: String, payload: [UInt8], _ options: CallOptions
  ) async throws -> [UInt8] {
    // Zero means none on the wire: a time that is already over is never sent.
    if let timeout = options.timeout, timeout <= .zero { throw RPCError.deadlineExceeded }
    let timeoutNano = options.timeout.map(Deadline.nanoseconds) ?? 0
    let now = ContinuousClock.now
    let envelope = RequestEnvelope(
      service: service, method: method, payload: payload, timeoutNano: timeoutNano,
      metadata: options.metadata)
    let deadline = Deadline.instant(
      timeoutNano: timeoutNano, now: now, maximum: limits.callDurationMax)
    let data = try await connection().call(envelope, deadline: deadline)
    return try ResponseEnvelope.payload(of: data)
  }
}
