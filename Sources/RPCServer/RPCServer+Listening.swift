import NIOCore
import NIOPosix
import RPCCore
import RPCTransport

extension RPCServer {
  func bootstrap() -> ServerBootstrap {
    let serving = serving
    let connections = connections
    let tls = tls
    let limits = serving.limits
    let turns = TurnQueues(framesMax: limits.framesPerTurnMax)
    let outboundBytesMax = limits.outboundBytesMax
    let bootstrap = ServerBootstrap(group: eventLoops)
      .serverChannelOption(.backlog, value: 1024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      // Before a connection is accepted: its window is agreed upon with the first packets.
      .serverChannelOption(
        .socketOption(.so_rcvbuf), value: .init(clamping: limits.socketBufferBytesMax)
      )
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(
        .socketOption(.so_sndbuf), value: .init(clamping: limits.socketBufferBytesMax)
      )
      .childChannelOption(
        .writeBufferWaterMark,
        value: .init(low: max(1, outboundBytesMax / 2), high: max(1, outboundBytesMax))
      )
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          guard serving.addConnection() else { throw TooManyConnections() }
          channel.closeFuture.whenComplete { _ in serving.removeConnection() }
          let connection = ServerConnection(
            serving: serving, connections: connections,
            turns: turns.queue(of: channel.eventLoop), eventLoop: channel.eventLoop)
          try tls?.protect(connection, on: channel)
          try channel.pipeline.syncOperations.addHandler(connection)
        }
      }
    return KeepAlive.options(unacknowledgedDurationMax: limits.unacknowledgedDurationMax)
      .reduce(bootstrap) { $0.childChannelOption($1.option, value: $1.value) }
  }

  /// One look at all connections of a thread costs less than a timer for each.
  func watchForStalls() {
    let connections = connections
    let interval = TimeAmount(waiting: StallWatch.interval(limits: serving.limits))
    for eventLoop in eventLoops.makeIterator() {
      eventLoop.scheduleRepeatedTask(initialDelay: interval, delay: interval) { _ in
        connections.closeStalled(on: eventLoop)
      }
    }
  }
}

/// The newcomer is closed unheard: its peer sees the end of the connection and may try again.
private struct TooManyConnections: Error {}
