/// Every bound of the wire in one value. Past a bound a call is refused at once; nothing queues.
public struct Limits: Sendable, Hashable {
  // MARK: One frame, one call

  /// Data of one frame, either way, in bytes. A longer request is skipped and answered
  /// RESOURCE_EXHAUSTED; so is a call whose response would be longer.
  public var frameDataBytesMax = 4_194_304
  /// The same on a connection where nobody has been admitted yet, for a server that asks who calls.
  public var frameDataBytesBeforeAdmissionMax = 65_536
  /// UTF-8 bytes of a call's metadata, keys and values together. Each entry counts for 32 bytes more
  /// than it has.
  public var metadataBytesMax = 16_384
  /// The longest that a unary call may take; what it gets when it names no timeout.
  public var callDurationMax = Duration.seconds(60)
  /// The same for a call that streams.
  public var streamDurationMax = Duration.seconds(3_600)

  // MARK: One connection

  /// Calls whose handlers run, on one connection. A call that was answered at its deadline counts
  /// until its handler has ended.
  public var callsPerConnectionMax = 256
  /// Bytes written and not yet taken by the kernel, above which a connection is no longer read and
  /// its streams wait. The same for the bytes that its calls in flight will answer, when they are more than
  /// one, going by what their methods answered lately.
  public var outboundBytesMax = 262_144
  /// Bytes that the kernel may hold for a peer each way (SO_SNDBUF and SO_RCVBUF, which Linux doubles).
  /// What it holds is spent on a peer that may never read, or that sends more than is read.
  public var socketBufferBytesMax = 131_072
  /// Bytes of stream messages that arrived and that no handler has taken yet, above which a
  /// connection is no longer read. Each message counts for 64 bytes more than it has.
  public var inboundBytesMax = 1_048_576
  /// Frames read from one connection before the others of its thread have their turn; fewer, down to
  /// one, when many have frames waiting.
  public var framesPerTurnMax = 16
  /// Streams refused as UNIMPLEMENTED whose later data frames are swallowed; the oldest is
  /// forgotten first.
  public var refusedStreamsMax = 256

  // MARK: A server

  /// Connections of a server. One more is closed as soon as it is accepted.
  public var connectionsMax = 10_000
  /// Calls whose handlers run, on all connections of a server. From half of it on, a connection
  /// gets no more than an equal share.
  public var callsMax = 4_096
  /// Of them, calls of methods that take long: they answer many rows, and run on threads of their own.
  public var longCallsMax = 64
  /// Bytes of requests on all connections, beyond the first 64 KiB of each: of frames that have arrived in
  /// part, of calls that run, of stream messages that no handler has taken yet.
  public var requestBytesMax = 67_108_864
  /// What each connection may hold beside that.
  public var requestBytesUnreservedMax = 65_536

  // MARK: A peer that stalls

  /// From the first byte of a frame to its last.
  public var frameDurationMax = Duration.seconds(30)
  /// How long a connection may be without a call and without a byte.
  public var idleDurationMax = Duration.seconds(900)
  /// The same while nobody has been admitted on the connection, for a server that asks who calls.
  public var idleDurationBeforeAdmissionMax = Duration.seconds(120)
  /// Within this time a peer with output waiting for it takes `outputBytesMin`, or all of it.
  public var outputStallDurationMax = Duration.seconds(10)
  public var outputBytesMin = 65_536
  /// How long sent data may stay without the acknowledgement of the peer's kernel (TCP_USER_TIMEOUT).
  public var unacknowledgedDurationMax = Duration.seconds(30)
  /// For the TLS handshake.
  public var handshakeDurationMax = Duration.seconds(10)

  // MARK: Load, shutdown

  /// What a caller refused for load or for shutdown is told to wait.
  public var retryDelay = Duration.milliseconds(100)
  /// How long a client tries to connect.
  public var connectDurationMax = Duration.seconds(5)
  /// How long a stopping server goes on refusing calls on a connection, at the least, before it
  /// ends the connection.
  public var drainNoticeDuration = Duration.milliseconds(50)
  /// How long a server that has said its last word on a connection waits for the peer to close it.
  public var lingerDurationMax = Duration.seconds(2)
  /// How long a stopping server waits, after cancelling them, for handlers to end.
  public var windDownDurationMax = Duration.seconds(5)

  public init() {}

  public static let `default` = Limits()

  /// The longest that a call of that kind may take.
  package func durationMax(of kind: MethodKind) -> Duration {
    kind == .unary ? callDurationMax : streamDurationMax
  }
}
