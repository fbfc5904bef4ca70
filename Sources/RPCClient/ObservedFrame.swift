import NIOCore
package import RPCCore
import RPCTransport

/// A frame of a client's connection, and when it was seen.
package struct ObservedFrame: Sendable {
  package enum Direction: String, Sendable {
    case sent, received
  }

  package let direction: Direction
  package let at: ContinuousClock.Instant
  package let header: FrameHeader
  /// Nil when it was not kept, because it is longer than a frame may be.
  package let data: [UInt8]?

  package init(
    _ direction: Direction, at: ContinuousClock.Instant, header: FrameHeader, data: [UInt8]?
  ) {
    self.direction = direction
    self.at = at
    self.header = header
    self.data = data
  }
}

/// Tells of the frames of one connection.
struct FrameObserver {
  let limits: Limits
  let tell: @Sendable (ObservedFrame) -> Void

  /// Frames that are written, whole ones, and about to leave.
  func sending(_ buffer: ByteBuffer) {
    let now = ContinuousClock.now
    var frames = InboundFrames(dataBytesMax: limits.frameDataBytesMax)
    frames.append(buffer)
    while let event = frames.next() { tell(event, .sent, now) }
  }

  func received(_ event: FrameReader.Event) { tell(event, .received, .now) }

  private func tell(
    _ event: FrameReader.Event, _ direction: ObservedFrame.Direction,
    _ now: ContinuousClock.Instant
  ) {
    switch event {
    case .frame(let frame):
      tell(ObservedFrame(direction, at: now, header: frame.header, data: frame.data))
    case .oversized(let header), .overBudget(let header):
      tell(ObservedFrame(direction, at: now, header: header, data: nil))
    case .broken: break
    }
  }
}
