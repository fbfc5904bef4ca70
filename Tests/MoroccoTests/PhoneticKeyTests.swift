import Testing

@testable import Morocco

@Suite struct PhoneticKeyTests {
  @Test(arguments: [
    "Mohamed El Fassi", "محمد الفاسي", "MOHAMMED ELFASSI", "Muhammad Al-Fassi", "Med El Fassi",
    "Mohamed EL-FASSI", "Mohammed el Fasi", "Mohammad Al Fassy", "Mohamed Fassi",
    "Möhamed Él Fâssi",
    "mohamed elfasi", "Muhammed Alfassi", "Mohd. El-Fassi", "El Fassi, Mohamed",
    "مُحَمَّد الفَاسِي", "محمد ٱلفاسي", "محمد فاسي", "محـمـد الفاسى", "ⵎⵓⵃⴰⵎⵎⴷ El Fassi",
    "Moh'amed El Fassi",
    "Mouhamed El Fassi", "Mohamed\u{A0}El\u{200F} Fassi", "MOHAMED  L'FASSI",
  ])
  func spellingsOfOnePersonHaveTheSameKeys(name: String) {
    #expect(Set(PhoneticKey.keys(of: name)) == ["mhmd", "fs"])
  }

  @Test(arguments: [
    "Mohamed El Fassu", "Mohaned El Fassi", "Mohamed El Gassi", "Mohamed El Fasdi",
    "Mohmed El Fassi",
  ])
  func aTypoIsNearInTheFoldedText(name: String) {
    let distance = editDistance(NameFolding.folded(name), NameFolding.folded("Mohamed El Fassi"))
    #expect(distance == 1)
  }

  @Test(arguments: [
    [
      "Abdelkader Benjelloun", "عبد القادر بنجلون", "عبدالقادر بن جلون", "Abd El Kader Ben Jelloun",
      "Abdelqader BENJELLOUN", "Abdel Kader Benjeloun",
    ],
    ["Abderrahmane Tazi", "عبد الرحمن التازي", "Abd er-Rahman Tazi", "Abderahman Ettazi"],
    [
      "Abdellah El Alaoui", "عبد الله العلوي", "Abdallah Alaoui", "Abdullah Elalaoui",
      "عبدالله العلوي",
    ],
    [
      "Fatima-Ezzahra Bennani", "فاطمة الزهراء بناني", "Fatima Zahra Bennani",
      "Fatimazahra BENNANI",
      "Fatima Zohra Bennani", "FATIMA EZZAHRAE BENNANI",
    ],
    ["Noureddine Ouazzani", "نور الدين الوزاني", "Nour-Eddine El Ouazzani", "Nureddin Wazzani"],
    ["Salaheddine Chraïbi", "صلاح الدين الشرايبي", "Salah Eddine Chraibi", "Salah-Eddin Shraibi"],
    ["Lhoucine Aït Ali", "الحسين آيت علي", "El Houssine Ait Ali", "Hussein Ali"],
    [
      "Youssef El Idrissi", "يوسف الإدريسي", "Yusuf Idrissi", "Youcef El-Idrissi",
      "Yousef Elidrissi",
    ],
    ["Khadija Berrada", "خديجة برادة", "Khadidja Berrada", "Khadijah Berada"],
    ["Aïcha Lahlou", "عائشة لحلو", "Aisha Lahlou", "Aicha Lahlo"],
    ["Mustapha Sqalli", "مصطفى الصقلي", "Mostafa Skalli", "Moustafa Es-Skalli"],
    ["Chaimae Benabdellah", "شيماء بنعبد الله", "Shaima Ben Abdallah", "Chaymae Ben Abdellah"],
    ["Ouafae Ghallab", "وفاء غلاب", "Wafaa Ghallab", "Ouafa Ghalab"],
    ["Ilyas Benkirane", "إلياس بنكيران", "الياس بنكيران", "Elias Ben Kirane"],
    ["Hicham Belkacem", "هشام بلقاسم", "Hisham Ben El Kacem"],
    ["Yahya Slaoui", "يحيى السلاوي", "Yahia Slawi", "Yahyà Es-Slaoui"],
    ["Ahmed Ben Salah", "أحمد بن صلاح", "احمد بن صالح", "Ahmad bin Saleh"],
    ["Sara Kettani", "سارة الكتاني", "Sarah El Kettani", "ساره الكتاني"],
    ["Omar Ouahbi", "عمر وهبي", "Oumar Wahbi"],
    ["Driss Rachidi", "إدريس الراشدي", "Idriss Errachidi", "ادريس راشدي"],
  ])
  func bothScriptsHaveTheSameKeys(spellings: [String]) {
    let keys = PhoneticKey.keys(of: spellings[0])
    #expect(!keys.isEmpty)
    for spelling in spellings {
      #expect(PhoneticKey.keys(of: spelling) == keys, "\(spelling)")
    }
  }

  @Test func keysFollowTheOrderOfTheNameAndStandOnce() {
    #expect(PhoneticKey.keys(of: "El Fassi Mohamed") == ["fs", "mhmd"])
    #expect(PhoneticKey.keys(of: "Mohamed Med Muhammad") == ["mhmd"])
  }

  @Test func aNameOfOptionalWordsOnlyKeepsThem() {
    #expect(PhoneticKey.keys(of: "El") == ["al"])
    #expect(PhoneticKey.keys(of: "Ben") == ["bn"])
    #expect(PhoneticKey.keys(of: "").isEmpty)
    #expect(PhoneticKey.keys(of: "?!").isEmpty)
  }

  @Test func otherScriptsAreTheirOwnKeys() {
    #expect(PhoneticKey.keys(of: "Иван 李") == ["иван", "李"])
  }

  @Test func differentPersonsDiffer() {
    let keys = Dictionary(grouping: Self.persons) { PhoneticKey.keys(of: $0).sorted() }
    #expect(Self.persons.count >= 90)
    for (key, names) in keys { #expect(names.count == 1, "\(names) are all \(key)") }
  }

  @Test func keysAreFewShortAndHarmless() {
    for name in RandomTexts(seed: 7, count: 1000) {
      let keys = PhoneticKey.keys(of: name)
      #expect(keys.allSatisfy { !$0.isEmpty && !$0.contains(" ") && $0.isFolded }, "\(name)")
      #expect(keys == PhoneticKey.keys(of: name))
    }
    let many = (0..<100).map { "n\($0)" }.joined(separator: " ")
    #expect(PhoneticKey.keys(of: many).count == PhoneticKey.keysMax)
  }

  @Test(arguments: [
    "a", "ben", "abdel", "el", "é", "ال", "عبدال", "بن", "Ben El ", "'", "\u{301}", "ff ",
  ])
  func aLongNameTakesItsTimeByLength(part: String) {
    let name = String(repeating: part, count: 10_000 / part.unicodeScalars.count)
    #expect(NameFolding.folded(name).isFolded)
    let keys = PhoneticKey.keys(of: name)
    #expect(keys.count <= PhoneticKey.keysMax)
    #expect(keys.allSatisfy { $0.unicodeScalars.count <= 2 * PhoneticKey.wordLettersMax })
  }

  private static let persons = [
    "Mohamed El Fassi", "Ahmed El Fassi", "Fatima El Fassi", "Mohamed Alaoui", "Ali Alaoui",
    "Youssef Alami",
    "Khalid Bennani", "Khadija Bennani", "Karim Tazi", "Karima Tazi", "Rachid Berrada",
    "Rachida Berrada",
    "Hassan Idrissi", "Hussein Idrissi", "Lahcen Idrissi", "Said Lahlou", "Saad Lahlou",
    "Souad Lahlou",
    "Saida Lahlou", "Omar Benjelloun", "Amir Benjelloun", "Amine Benjelloun", "Imane Benjelloun",
    "Amina Benjelloun", "Mehdi Chraibi", "Hamid Chraibi", "Ahmed Chraibi", "Nadia Kettani",
    "Nabil Kettani",
    "Nabila Kettani", "Samir Sqalli", "Samira Sqalli", "Abdelkader Ouazzani", "Abdellah Ouazzani",
    "Abderrahmane Ouazzani", "Abdelilah Ouazzani", "Noureddine Ouazzani", "Salaheddine Ouazzani",
    "Driss Slaoui", "Zineb Slaoui", "Yassine Slaoui", "Yasmine Slaoui", "Younes Slaoui",
    "Yahya Slaoui",
    "Hicham Benkirane", "Hajar Benkirane", "Brahim Ait Taleb", "Ismail Ait Taleb",
    "Ilyas Ait Taleb",
    "Oussama Ghallab", "Asmaa Ghallab", "Othmane Filali", "Wafae Filali", "Walid Filali",
    "Meryem Filali",
    "Mustapha Guessous", "Malika Guessous", "Latifa Guessous", "Jamal Bargach", "Jamila Bargach",
    "Chaimae Zniber", "Ghita Zniber", "Aicha Zniber", "Taha Hajji", "Reda Hajji", "Anas Hajji",
    "Ayoub Hajji",
    "Jean Dupont", "Jeanne Dubois", "Pierre Martin", "Marie Martin", "Claire Moreau",
    "Élodie Lefèvre",
    "John Smith", "Jane Brown", "Emma Wilson", "Elias Müller", "Hans Schmidt", "Anna Schneider",
    "Carlos García",
    "María Fernández", "Elena Rossi", "Giulia Bianchi", "Ivan Petrov", "Olga Ivanova", "Li Wei",
    "Yuki Tanaka",
    "Kofi Mensah", "Aminata Diallo", "Fatou Ndiaye", "Albert Camus", "Alfred Nobel",
    "Benjamin Levy",
    "Bella Cohen", "Иван Петров", "李小龙",
  ]

  /// Insertions, deletions and substitutions of scalars (Levenshtein).
  private func editDistance(_ first: String, _ second: String) -> Int {
    let other = Array(second.unicodeScalars)
    var row = Array(0...other.count)
    for (index, scalar) in first.unicodeScalars.enumerated() {
      var next = [index + 1]
      for (column, candidate) in other.enumerated() {
        let substitution = row[column] + (scalar == candidate ? 0 : 1)
        next.append(min(substitution, row[column + 1] + 1, next[column] + 1))
      }
      row = next
    }
    return row[other.count]
  }
}
