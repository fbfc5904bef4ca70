/// Every bound of the wire in one value. Past a bound a call is refused at once; nothing queues.
public struct Limits: Sendable, Hashable {
  /// Data of one frame, either way, in bytes. A longer request is skipped and answered
  /// RESOURCE_EXHAUSTED; so is a call whose response would be longer.
  public var frameDataBytesMax = 4_194_304
  /// UTF-8 bytes of a call's metadata, keys and values together.
  public var metadataBytesMax = 16_384
  /// Calls whose handlers run, on one connection. A call that was answered at its deadline counts
  /// until its handler has ended.
  public var callsPerConnectionMax = 256
  /// Calls whose handlers run, on all connections of a server.
  public var callsMax = 4_096
  /// The longest that a call may take; what a call gets that names no timeout.
  public var callDurationMax = Duration.seconds(60)
  /// Bytes written and not yet taken by the kernel, above which a connection is no longer read.
  public var outboundBytesMax = 4_194_304
  /// Streams refused as UNIMPLEMENTED whose later data frames are swallowed; the oldest is
  /// forgotten first.
  public var refusedStreamsMax = 256
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
}
