import Testing

@testable import Morocco

@Suite struct ICETests {
  @Test(arguments: [
    "001234567000159", "001527893000019", "000000001000167", "001 234 567 0001 59",
    " 001234567\u{A0}0001\u{202F}59 ", "٠٠١٢٣٤٥٦٧٠٠٠١٥٩",
  ])
  func aMultipleOf97IsAnICE(text: String) throws {
    let ice = try ICE(text)
    #expect(ice.digits.utf8.count == 15)
    #expect(ice.enterprise == String(ice.digits.prefix(9)))
    let number = try #require(Int(ice.digits))
    #expect(number % 97 == 0)
  }

  @Test func establishmentsOfOneEnterpriseShareNineDigits() throws {
    #expect(try ICE("001234567000159").enterprise == "001234567")
  }

  @Test(arguments: [
    "", "0", "00123456700017", "0012345670001590", "001234567-0001-59", "00123456700017A",
    "+01234567000170", "½01234567000170", String(repeating: "9", count: 10_000),
  ])
  func anythingButFifteenDigitsIsNone(text: String) {
    #expect(throws: ICE.Fault.notFifteenDigits) { try ICE(text) }
  }

  @Test func everyWrongDigitIsFound() throws {
    let digits = Array("001234567000159")
    for index in digits.indices {
      for wrong in "0123456789" where wrong != digits[index] {
        var other = digits
        other[index] = wrong
        #expect(throws: ICE.Fault.wrongCheckDigits) { try ICE(String(other)) }
      }
    }
  }

  @Test func noTextStopsTheProgram() {
    for text in RandomTexts(seed: 4, count: 500) { _ = try? ICE(text) }
  }
}
