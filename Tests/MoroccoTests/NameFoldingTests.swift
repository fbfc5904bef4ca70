import Testing

@testable import Morocco

@Suite struct NameFoldingTests {
  @Test(arguments: [
    ("Mohamed EL-FASSI", "mohamed fassi"), ("Mohamed Fassi", "mohamed fassi"),
    ("Mohamed Al Fassi", "mohamed fassi"), ("محمد الفاسي", "محمد فاسي"),
    ("مُحَمَّد الفاسي", "محمد فاسي"),
    ("Elfassi", "elfassi"), ("Aït Ben Haddou", "ait ben haddou"), ("M'hamed", "mhamed"),
    ("L'Hassan", "hassan"), ("ʿAbd ar-Raḥmān", "abd rahman"), ("El", "el"),
    ("Abdallah", "abdallah"),
    ("عبد الله", "عبد الله"), ("فاطمة", "فاطمه"), ("Élodie D’Angelo", "elodie d angelo"), ("", ""),
  ])
  func articlesAreDroppedAndTheRestIsFolded(name: String, folded: String) {
    #expect(NameFolding.folded(name) == folded)
  }

  @Test func optionalWordsAreMarked() {
    let words = NameFolding.words(of: "Moha ou Ali El Aït ben Youssef بن")
    #expect(words.map(\.text) == ["moha", "ou", "ali", "el", "ait", "ben", "youssef", "بن"])
    #expect(words.filter(\.isOptional).map(\.text) == ["ou", "el", "ait", "ben", "بن"])
    #expect(words.filter { $0.kind == .article }.map(\.text) == ["el"])
  }

  @Test func whatIsFoldedIsHarmless() {
    for name in RandomTexts(seed: 6, count: 1000) {
      #expect(NameFolding.folded(name).isFolded)
      #expect(NameFolding.words(of: name).allSatisfy { !$0.text.isEmpty && $0.text.isFolded })
    }
  }
}
