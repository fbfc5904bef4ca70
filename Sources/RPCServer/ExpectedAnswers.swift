/// What the calls in flight of one connection will answer, about. Too much of it keeps the connection
/// from being read, so that who sends requests and takes no answers costs little.
struct ExpectedAnswers {
  private let bytesMax: Int
  private var bytes = 0
  /// Of the calls that are expected to answer anything in one piece: streams wait for room by themselves.
  private var callCount = 0

  init(bytesMax: Int) {
    self.bytesMax = bytesMax
  }

  /// One call alone is never too much, whatever it answers: behind it may come what cancels it, or a look at
  /// whether the server is well.
  var areTooMuch: Bool { callCount > 1 && bytes > bytesMax }

  mutating func add(_ bytes: Int) {
    guard bytes > 0 else { return }
    self.bytes += bytes
    callCount += 1
  }

  /// - Parameter bytes: what was added for the call.
  mutating func remove(_ bytes: Int) {
    guard bytes > 0 else { return }
    self.bytes -= bytes
    callCount -= 1
  }
}
