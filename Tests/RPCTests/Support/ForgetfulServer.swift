import NIOCore
import NIOPosix
import RPCCore

/// Ends the connections of the first requests that it gets, unanswered, and answers every later one with nothing.
final class ForgetfulServer: Sendable {
  let port: Int
  private let listener: any Channel
  private let requests: Counter

  /// Requests that came.
  var requestCount: Int { requests.value }

  /// - Parameter lossCount: how many requests are lost.
  init(losing lossCount: Int) async throws {
    let requests = Counter()
    listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            Answerer(lossCount: lossCount, requests: requests))
        }
      }
      .bind(host: "127.0.0.1", port: OwnPort.next()).get()
    self.requests = requests
    port = listener.localAddress?.port ?? 0
  }

  func close() async throws { try await listener.close().get() }
}

private final class Answerer: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let lossCount: Int
  private let requests: Counter
  private var bytes = ByteBuffer()

  init(lossCount: Int, requests: Counter) {
    self.lossCount = lossCount
    self.requests = requests
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    bytes.writeImmutableBuffer(unwrapInboundIn(data))
    while let length = bytes.getInteger(at: bytes.readerIndex, as: UInt32.self),
      let streamID = bytes.getInteger(at: bytes.readerIndex + 4, as: UInt32.self),
      bytes.readSlice(length: FrameHeader.byteCount + Int(length)) != nil
    {
      if requests.add() <= lossCount { return context.close(promise: nil) }
      let answer = ByteBuffer(bytes: frame(streamID, .response))
      context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
    }
  }
}
