import Testing

@testable import Morocco

@Suite struct PhoneNumberTests {
  @Test(arguments: [
    "0612345678", "06-12-34-56-78", "06 12 34 56 78", "06.12.34.56.78", "00212612345678",
    "+2120612345678", "212612345678", "2120612345678", "+212612345678", "612345678",
    "٠٦١٢٣٤٥٦٧٨", "۰۶۱۲۳۴۵۶۷۸", "+٢١٢ ٦١٢٣٤٥٦٧٨", "+212 (0) 612-345678", "+212(0)612345678",
    "00 212 6 12 34 56 78", "06\u{A0}12\u{202F}34\u{2009}56 78", "\u{200E}+212 612 345 678\u{200F}",
    "\u{202A}+212612345678\u{202C}", "06–12—34‑56-78", "＋212612345678", "06/12/34/56/78",
    " 0612345678\n",
  ])
  func everyWayToWriteAMoroccanMobileIsOneNumber(text: String) {
    let number = PhoneNumber(text)
    #expect(number?.e164 == "+212612345678")
    #expect(number?.kind == .mobile)
    #expect(number?.lookupSuffix == "612345678")
  }

  @Test(arguments: [
    ("0522203040", PhoneNumber.Kind.fixed), ("0537 70 00 00", .fixed),
    ("+212 5 24 43 00 00", .fixed),
    ("0528 89 00 00", .fixed), ("0661000000", .mobile), ("0700000000", .mobile),
    ("0770123456", .mobile), ("0592401234", .unknown), ("0801234567", .unknown),
    ("+33612345678", .unknown),
  ])
  func theKindComesFromTheRange(text: String, kind: PhoneNumber.Kind) {
    #expect(PhoneNumber(text)?.kind == kind)
  }

  @Test(arguments: [
    ("+33 6 12 34 56 78", "+33612345678"), ("0033612345678", "+33612345678"),
    ("+33 (0)6 12 34 56 78", "+33612345678"), ("+44 (0)20 7946 0018", "+442079460018"),
    ("+1 (415) 555-2671", "+14155552671"), ("+39 06 6982 0000", "+390669820000"),
    ("+34 612 345 678", "+34612345678"), ("+971 50 123 4567", "+971501234567"),
    ("+225 07 01 02 03 04", "+2250701020304"), ("+49 30 901820", "+4930901820"),
    ("+221 77 123 45 67", "+221771234567"), ("+7 912 345-67-89", "+79123456789"),
    ("+86 138 0013 8000", "+8613800138000"), ("+966501234567", "+966501234567"),
  ])
  func aNumberOfAnotherCountryIsNormal(text: String, e164: String) {
    #expect(PhoneNumber(text)?.e164 == e164)
  }

  @Test(arguments: [
    "", " ", "+", "00", "0", "abc", "0612", "061234567", "06123456789", "0912345678", "0112345678",
    "0412345678", "0681", "0683123456", "+212 9 12 34 56 78", "+21261234567", "+2126123456789",
    "+2120012345678", "33612345678", "+999123456789", "+0612345678", "+33 6 12 34 56",
    "+1234567890123456",
    "+4912345678901234", "0612345678 ext 12", "0612345678,12", "06+12345678", "++212612345678",
    "0612345678#", "*100#", "tel:0612345678", "0612345678/0612345679", "½612345678",
  ])
  func whatCannotBeVerifiedIsNoNumber(text: String) {
    #expect(PhoneNumber(text) == nil)
  }

  @Test func atMostFifteenDigitsFollowThePlus() {
    #expect(PhoneNumber("+46123456789012")?.e164 == "+46123456789012")
    #expect(PhoneNumber("+461234567890123")?.e164 == "+461234567890123")
    #expect(PhoneNumber("+4612345678901234") == nil)
  }

  @Test(arguments: [
    ("0612345678", "612345678"), ("+33 6 12 34 56 78", "612345678"), ("٠٦١٢٣٤٥٦٧٨", "612345678"),
    ("poste 12, tel 0912345678", "912345678"), ("612345678", "612345678"),
  ])
  func anyTextWithNineDigitsHasALookupSuffix(text: String, suffix: String) {
    #expect(PhoneNumber.lookupSuffix(of: text) == suffix)
  }

  @Test(arguments: ["", "12345678", "no digits"])
  func aTextWithFewerDigitsHasNone(text: String) {
    #expect(PhoneNumber.lookupSuffix(of: text) == nil)
  }

  @Test func aNumberReadsItselfBack() {
    var numbers = SeededNumbers(seed: 2)
    let codes = Table.callingCodes.rows.map { $0.cells[0] }
    for _ in 0..<2000 {
      let digits = (0..<Int.random(in: 4...14, using: &numbers)).map { _ in
        String(Int.random(in: 0...9, using: &numbers))
      }
      guard let code = codes.randomElement(using: &numbers),
        let number = PhoneNumber("+\(code)\(digits.joined())")
      else { continue }
      #expect(number.e164.utf8.count <= 16)
      #expect(PhoneNumber(number.e164) == number)
      #expect(PhoneNumber("00 \(number.e164.dropFirst())") == number)
      #expect(
        PhoneNumber.lookupSuffix(of: number.e164) ?? number.lookupSuffix == number.lookupSuffix)
    }
  }

  @Test func noTextStopsTheProgram() {
    for text in RandomTexts(seed: 3, count: 500) {
      _ = PhoneNumber(text)
      _ = PhoneNumber.lookupSuffix(of: text)
    }
    #expect(PhoneNumber(String(repeating: "6", count: 10_000)) == nil)
  }
}
