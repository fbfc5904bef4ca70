/// Random numbers that are the same in every run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Texts of any Unicode scalars, rich in those that the rules of this module look at.
struct RandomTexts: Sequence {
  let seed: UInt64
  let count: Int

  func makeIterator() -> some IteratorProtocol<String> {
    var numbers = SeededNumbers(seed: seed)
    let likely = Array("abdelhouينالدبو0٣۴+ -'’()\u{301}\u{640}\u{64B}\u{200F}éßİﷲ".unicodeScalars)
    return (0..<count).lazy.map { _ in
      var text = ""
      for _ in 0..<Int.random(in: 0...24, using: &numbers) {
        let isLikely = Bool.random(using: &numbers)
        let any = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &numbers)) ?? "\u{0}"
        text.unicodeScalars.append(isLikely ? likely.randomElement(using: &numbers) ?? "a" : any)
      }
      return text
    }.makeIterator()
  }
}

extension String {
  /// Whether the text holds letters, ASCII digits and single spaces between them, and nothing else.
  var isFolded: Bool {
    let areHarmless = unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
      default: scalar == " " || ("0"..."9").contains(scalar)
      }
    }
    return areHarmless && !hasPrefix(" ") && !hasSuffix(" ")
      && !zip(unicodeScalars, unicodeScalars.dropFirst()).contains { $0 == " " && $1 == " " }
  }
}
