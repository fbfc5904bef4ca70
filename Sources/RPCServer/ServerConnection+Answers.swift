import NIOCore
import RPCCore
import RPCTransport

extension ServerConnection {
  /// - Parameter outcome: a response's payload, or nil for the end of streamed responses.
  /// - Returns: the code that was sent, which is another than the outcome's when that has no frame.
  @discardableResult
  func answer(_ streamID: UInt32, with outcome: Result<[UInt8]?, RPCError>) -> RPCCode {
    let code = write(outcome, streamID)
    flushInTime()
    return code
  }

  private func write(_ outcome: Result<[UInt8]?, RPCError>, _ streamID: UInt32) -> RPCCode {
    switch outcome {
    case .success(let payload?):
      let isWritten = ResponseEnvelope.write(
        payload: payload, to: &outbound.buffer, streamID: streamID,
        dataBytesMax: serving.limits.frameDataBytesMax)
      return isWritten ? .ok : write(.failure(.responseTooLong), streamID)
    case .success(nil):
      DataFrame.writeEnd(to: &outbound.buffer, streamID: streamID)
      return .ok
    case .failure(let error):
      let isWritten =
        serving.errors.data(of: error).map {
          ResponseEnvelope.write(
            error: $0, to: &outbound.buffer, streamID: streamID,
            dataBytesMax: serving.limits.frameDataBytesMax)
        } ?? false
      // The fixed error always has a frame, or a limit below any use was configured.
      if isWritten || error == .responseTooLong { return error.code }
      return write(.failure(.responseTooLong), streamID)
    }
  }

  func flushInTime() {
    if outbound.isFull {
      flush()
    } else if !isInBatch {
      flushSoon()
    }
  }

  /// Once for all calls that end in this turn of the loop.
  private func flushSoon() {
    guard !isFlushScheduled else { return }
    isFlushScheduled = true
    eventLoop.assumeIsolated().execute {
      self.isFlushScheduled = false
      self.flush()
    }
  }

  func flush() {
    guard phase == .open, !outbound.isEmpty, let context else { return }
    let buffer = outbound.take()
    outboundBytesWritten &+= UInt64(buffer.readableBytes)
    serving.traffic.bytesSent.count(buffer.readableBytes)
    context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
    outbound.recycle(buffer)
  }
}
