import ProbeProto
import Protobuf
import Testing

@Suite("Random bytes")
struct FuzzTests {
  @Test("never trap, and what is read is written so that it is read again", arguments: 1...4)
  func randomBytes(_ seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    for _ in 0..<50_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      try check(bytes)
    }
  }

  @Test("made from valid payloads by a few changes do the same", arguments: 1...4)
  func changedPayloads(_ seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let payloads = try ShapeSample.all.map { try $0.shapes.serialized() }.filter { !$0.isEmpty }
    for _ in 0..<6_000 {
      var bytes = payloads.randomElement(using: &random) ?? []
      if let more = payloads.randomElement(using: &random) { bytes += more }
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
      try check(bytes)
    }
  }

  /// Reading a message and reading JSON agree on what is a message.
  private func check(_ bytes: [UInt8]) throws {
    let shapes: Probe.Shapes
    do throws(DecodeError) {
      shapes = try Probe.Shapes(serialized: bytes)
    } catch {
      #expect(throws: DecodeError.self) {
        try Probe.Shapes.messageType.json(fromSerialized: bytes)
      }
      return
    }
    let written = try shapes.serialized()
    // NaN is not equal to itself: bytes are compared.
    #expect(try Probe.Shapes(serialized: written).serialized() == written)
    do {
      let json = try Probe.Shapes.messageType.json(fromSerialized: bytes)
      let again = try Probe.Shapes.messageType.serialized(fromJSON: json)
      #expect(try Probe.Shapes.messageType.json(fromSerialized: again) == json)
    } catch let error as DecodeError where error.problem == .outOfRange {
      // An instant or a mask without a text form.
    }
  }
}

/// A generator whose numbers follow from its seed.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
