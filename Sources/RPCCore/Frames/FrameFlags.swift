/// Who may still send on the stream after this frame. Unknown bits are kept and mean nothing.
package struct FrameFlags: OptionSet, Sendable, Hashable {
  package var rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The sender is done with the stream.
  package static let remoteClosed = FrameFlags(rawValue: 1)
  /// More data frames follow from the sender.
  package static let remoteOpen = FrameFlags(rawValue: 2)
  /// The frame is no message, whatever its body.
  package static let noData = FrameFlags(rawValue: 4)
}
