import NIOCore
import NIOHTTP1

/// Answers the one request of a connection.
///
/// ```
/// reading    until the request is there
/// answering  something else finds out what to say
/// silent     it is said and our side shut down; input is dropped until the peer closes
/// ```
final class OperationsConnection: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private enum Phase {
    case reading(HTTPRequestHead?)
    case answering
    case silent
  }

  private let limits: OperationsLimits
  private let answer: @Sendable (String) async -> OperationsAnswer?
  private var phase = Phase.reading(nil)
  private var timer: Scheduled<Void>?

  init(
    limits: OperationsLimits, answer: @escaping @Sendable (String) async -> OperationsAnswer?
  ) {
    self.limits = limits
    self.answer = answer
  }

  func channelActive(context: ChannelHandlerContext) {
    close(context, after: limits.durationMax)
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .reading(let head) = phase else { return }
    switch unwrapInboundIn(data) {
    case .head(let head): phase = .reading(head)
    case .body: break
    case .end: if let head { begin(head, context) }
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard case .reading(let head) = phase else { return context.close(promise: nil) }
    switch error {
    case is RequestTooLarge: say(.tooLarge, to: head, context)
    case is HTTPParserError: say(.malformed, to: head, context)
    default: context.close(promise: nil)
    }
  }

  private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    guard head.method == .GET || head.method == .HEAD else {
      return say(.wrongMethod, to: head, context)
    }
    phase = .answering
    let path = String(head.uri.prefix { $0 != "?" })
    let answer = answer
    context.eventLoop.makeFutureWithTask { await answer(path) ?? .notFound }
      .assumeIsolated().whenSuccess { self.say($0, to: head, context) }
  }

  private func say(
    _ answer: OperationsAnswer, to head: HTTPRequestHead?, _ context: ChannelHandlerContext
  ) {
    phase = .silent
    guard context.channel.isActive else { return }
    var headers = HTTPHeaders([
      ("content-type", answer.contentType), ("content-length", "\(answer.body.utf8.count)"),
      ("cache-control", "no-store"), ("connection", "close"),
    ])
    if answer == .wrongMethod { headers.add(name: "allow", value: "GET, HEAD") }
    let response = HTTPResponseHead(
      version: .http1_1, status: .init(statusCode: answer.status), headers: headers)
    context.write(wrapOutboundOut(.head(response)), promise: nil)
    if head?.method != .HEAD {
      let body = context.channel.allocator.buffer(string: answer.body)
      context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
    }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    context.close(mode: .output, promise: nil)
    close(context, after: limits.lingerDurationMax)
  }

  private func close(_ context: ChannelHandlerContext, after duration: Duration) {
    timer?.cancel()
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(duration)) {
      context.close(promise: nil)
    }
  }
}

/// Lets so many bytes of a connection pass.
final class RequestSize: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private var bytesLeft: Int

  init(bytesMax: Int) { bytesLeft = bytesMax }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard bytesLeft >= 0 else { return }
    bytesLeft -= unwrapInboundIn(data).readableBytes
    if bytesLeft >= 0 {
      context.fireChannelRead(data)
    } else {
      context.fireErrorCaught(RequestTooLarge())
    }
  }
}

struct RequestTooLarge: Error {}
