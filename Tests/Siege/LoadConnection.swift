import Glibc
import RPCClient

/// Calls of one kind on one connection, made and counted for as little as possible: the load is not to
/// take the processor from the server that it measures. Used by one thread at a time.
final class LoadConnection: @unchecked Sendable {
  /// How the calls are made.
  enum Pace {
    /// So many at a time, the next after each answer.
    case closed(inFlight: Int)
    /// So many a second, whatever becomes of them.
    case open(rate: Double)
  }

  /// What came of the calls.
  struct Outcome {
    var good: [Duration] = []
    var refusals: [Duration] = []
    /// Answered with another error, or not at all.
    var late = 0

    static func + (left: Outcome, right: Outcome) -> Outcome {
      Outcome(
        good: left.good + right.good, refusals: left.refusals + right.refusals,
        late: left.late + right.late)
    }
  }

  private static let headerBytes = 10
  private static let resourceExhausted: UInt8 = 8

  private let socket: RawSocket
  /// A whole frame, whose stream id is filled in.
  private var request: [UInt8]
  private var streamID: UInt32 = 1
  private var begun: [UInt32: ContinuousClock.Instant] = [:]
  private var output: [UInt8] = []
  private var input: [UInt8] = []
  /// Of the frame that is being received, bytes that are not looked at.
  private var skipping = 0
  private var outcome = Outcome()

  init(to address: ServerAddress, request: [UInt8]) throws {
    socket = try RawSocket(to: address)
    self.request = request
  }

  /// Makes calls for a while, and waits for the answers of the last for `patience`.
  func run(_ pace: Pace, for duration: Duration, patience: Duration) -> Outcome {
    outcome = Outcome()
    begun = [:]
    let start = ContinuousClock.now
    var made = 0
    while true {
      let now = ContinuousClock.now
      let elapsed = start.duration(to: now)
      if elapsed >= duration {
        if begun.isEmpty || elapsed >= duration + patience { break }
      } else {
        let due =
          switch pace {
          case .closed(let inFlight): made + max(0, inFlight - begun.count)
          case .open(let rate): Int(elapsed / .seconds(1) * rate)
          }
        while made < due {
          call(at: now)
          made += 1
        }
      }
      output.removeFirst(socket.sendNow(output))
      socket.wait(milliseconds: 1)
      guard receive() else { break }
    }
    outcome.late += begun.count
    return outcome
  }

  private func call(at now: ContinuousClock.Instant) {
    request.replaceSubrange(4..<8, with: Frames.bigEndian(streamID))
    output += request
    begun[streamID] = now
    streamID &+= 2
  }

  /// - Returns: false at the end of the connection.
  private func receive() -> Bool {
    guard let bytes = socket.receiveNow() else { return false }
    let now = ContinuousClock.now
    input += bytes
    var position = 0
    while true {
      let skipped = min(skipping, input.count - position)
      position += skipped
      skipping -= skipped
      // The header, and as much of the data as tells what the answer is.
      guard input.count - position >= Self.headerBytes + 4 else { break }
      let header = input[position..<position + Self.headerBytes]
      skipping = Self.headerBytes + Int(Self.number(header.prefix(4)))
      let data = input[(position + Self.headerBytes)...].prefix(4)
      count(Self.number(header.dropFirst(4).prefix(4)), Array(data), at: now)
    }
    input.removeFirst(position)
    return true
  }

  /// `ttrpc.Response`: field 2 is the payload; field 1 the status, whose field 1 is the code.
  private func count(_ streamID: UInt32, _ data: [UInt8], at now: ContinuousClock.Instant) {
    guard let start = begun.removeValue(forKey: streamID) else { return }
    if data[0] == 0x12 {
      outcome.good.append(start.duration(to: now))
    } else if data.contains(Self.resourceExhausted), data[0] == 0x0A {
      outcome.refusals.append(start.duration(to: now))
    } else {
      outcome.late += 1
    }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }
}
