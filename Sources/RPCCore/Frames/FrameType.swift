/// What a frame carries. An open set: a peer may send types that we do not know, and those frames
/// are ignored.
package struct FrameType: RawRepresentable, Sendable, Hashable {
  package var rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package static let request = FrameType(rawValue: 1)
  package static let response = FrameType(rawValue: 2)
  package static let data = FrameType(rawValue: 3)
}
