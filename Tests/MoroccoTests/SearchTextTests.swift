import Testing

@testable import Morocco

@Suite struct SearchTextTests {
  @Test(arguments: [
    ("SOCIÉTÉ d'Aménagement (100 %)", "societe d amenagement 100"), ("L’Oréal", "l oreal"),
    ("Hôtel El-Fassi", "hotel el fassi"), ("M'diq", "mdiq"), ("Œuvre", "oeuvre"),
    ("Straße", "strasse"),
    ("İstanbul", "istanbul"), ("Łódź", "lodz"), ("Ñandú", "nandu"), ("Tiếng Việt", "tieng viet"),
    ("ＡＢＣ１２", "abc12"), ("شركة الأَمَل", "شركه الامل"), ("مؤسّسة", "موسسه"), ("مــغــرب", "مغرب"),
    ("رقم ١٢٣ ۴", "رقم 123 4"), ("ⴰⵎⴰⵣⵉⵖ", "amazigh"), ("a\u{200B}b\u{AD}c", "abc"),
    ("50%_off\\", "50 off"),
    ("  a \t\n b  ", "a b"), ("", ""), ("!?", ""), ("🏨 Riad 🌴", "riad"), ("Иван", "иван"),
  ])
  func caseAccentsAndSignsAreFolded(text: String, folded: String) {
    #expect(SearchText.folded(text) == folded)
  }

  @Test func whatIsFoldedIsHarmlessAndFoldsToItself() {
    for text in RandomTexts(seed: 5, count: 1000) {
      let folded = SearchText.folded(text)
      #expect(folded.isFolded)
      #expect(SearchText.folded(folded) == folded, "\(text.unicodeScalars.map(\.value))")
    }
  }
}
