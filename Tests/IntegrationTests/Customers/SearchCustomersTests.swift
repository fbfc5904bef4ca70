import CRMProto
import RPCCore
import Testing

@Suite(.timeLimit(.minutes(2))) struct SearchCustomersTests {
  /// Spellings of one person, slips among them.
  private static let spellings = [
    "Mohamed El Fassi", "محمد الفاسي", "MOHAMMED ELFASSI", "Mohammed Al-Fassi", "Muhammad el-fasi",
    "Med El Fassi", "Mohamed Elfassi", "Móhamed Él Fàssi", "El Fassi Mohamed", "FASSI Mohamed",
    "mohamed fassi", "Mouhamed Lfassi", "مُحَمَّد الفَاسِي", "محمد  الفـاسي", "Mohamed El Fassy",
    "Mohmaed El Fassi",
    "Mohamed El Fasis", "Mohamed El Fadsi", "Mohamef El Fassi", "Moh Fass",
  ]

  @Test func everySpellingFindsThePersonAmongTheFirstThree() async throws {
    try await withCRM { crm in
      for first in ["Mohamed", "Ahmed", "Fatima", "Mohamed Amine", "Hamid", "Mouad", "Fadwa"] {
        for last in ["Alaoui", "El Fahmi", "Fassi Fihri", "Bennani", "Tazi", "El Fadli", "Fares"] {
          _ = try await crm.create(.individual("\(first) \(last)"))
        }
      }
      _ = try await crm.create(.corporate("Fassi Mohamed Transport SARL"))
      let person = try await crm.create(.individual("Mohamed El Fassi"))
      for first in ["Ahmed", "Mohamed Amine", "Fatima", "Hamid"] {
        _ = try await crm.create(.individual("\(first) El Fassi"))
      }
      #expect(Self.spellings.count == 20)
      for spelling in Self.spellings {
        let listed = try await crm.found(spelling, pageSize: 3)
        #expect(listed.contains(person.fullName), "\(spelling): \(listed)")
        let suggested = try await crm.customers.suggestCustomers(.init(query: spelling))
        #expect(suggested.suggestions.prefix(3).contains { $0.id == person.id }, "\(spelling)")
      }
    }
  }

  @Test func aPersonInTheArabicScriptIsFoundInTheLatinOne() async throws {
    try await withCRM { crm in
      _ = try await crm.create(.individual("Karim Tazi"))
      _ = try await crm.create(.individual("خديجة بناني"))
      _ = try await crm.create(.individual("Omar").with(\.fullNameAr, "عمر الشرقاوي"))
      #expect(try await crm.found("Khadija Bennani") == ["خديجة بناني"])
      #expect(try await crm.found("cherkaoui") == ["Omar"])
      #expect(try await crm.found("الشرقاوي") == ["Omar"])
      #expect(try await crm.found("شرقاوي") == ["Omar"])
    }
  }

  @Test func wordsMatchByTheirBeginningInAnyOrder() async throws {
    try await withCRM { crm in
      _ = try await crm.create(.individual("Salma Cherkaoui", email: "s.travel@riad-zitoun.ma"))
      _ = try await crm.create(.corporate("Société d'Aménagement Zénith"))
      for query in ["s", "sal", "salm", "cherk sal", "SALMA", "zitoun", "s.travel@ri"] {
        #expect(try await crm.found(query).contains("Salma Cherkaoui"), "\(query)")
      }
      for query in ["amenag", "ZENITH soc", "société", "d'aménagement"] {
        #expect(try await crm.found(query) == ["Société d'Aménagement Zénith"], "\(query)")
      }
      #expect(try await crm.found("salma zenith") == [])
    }
  }

  @Test func aNumberMatchesTheEndOfAPhoneNumber() async throws {
    try await withCRM { crm in
      _ = try await crm.create(.individual("Moroccan").with(\.phone, "06 12-34 56 78"))
      _ = try await crm.create(.individual("French").with(\.phone, "+33 6 98 76 54 32"))
      _ = try await crm.create(.individual("Unknown").with(\.phone, "ext. 4711 99"))
      for query in [
        "0612345678", "+212612345678", "00212 612 345 678", "612345678", "345678", "5678",
      ] {
        #expect(try await crm.found(query) == ["Moroccan"], "\(query)")
      }
      #expect(try await crm.found("76 54 32") == ["French"])
      #expect(try await crm.found("471199") == ["Unknown"])
      #expect(try await crm.found("9999999") == [])
    }
  }

  @Test func anAddressMatchesByItsBeginningAndWithoutCase() async throws {
    try await withCRM { crm in
      _ = try await crm.create(.individual("A", email: "Jean.Dupont@Example.fr"))
      _ = try await crm.create(.individual("B", email: "jean.dupont@example.com"))
      #expect(try await crm.found("jean.dupont@example.f") == ["A"])
      #expect(try await crm.found("JEAN.DUPONT@EXAMPLE.COM") == ["B"])
      #expect(Set(try await crm.found("dupont jean")) == ["A", "B"])
    }
  }

  @Test(arguments: ["%", "_", "%%", "50%", "a_ina", "\\", "' OR 1=1 --", "'", "(((", "*:*"])
  func signsOfPatternsAreNothingButText(query: String) async throws {
    try await withCRM { crm in
      _ = try await crm.create(.individual("Amina Alaoui"))
      _ = try await crm.create(.individual("Amine Idrissi"))
      #expect(try await crm.found(query) == [])
    }
  }

  @Test func aBlankQueryIsNoRestrictionOnAListAndSuggestsNobody() async throws {
    try await withCRM { crm in
      _ = try await crm.create(.individual("Amina Alaoui"))
      #expect(try await crm.found(" ") == ["Amina Alaoui"])
      #expect(
        try await crm.customers.suggestCustomers(.init(query: " ")).suggestions.isEmpty)
    }
  }

  @Test func whatIsTooLongIsRefused() async throws {
    try await withCRM { crm in
      for query in [String(repeating: "a", count: 256), "a b c d e f g h i j k"] {
        let list = try await refusal { try await crm.found(query) }
        #expect(list.code == .invalidArgument && list.fields == ["query"])
        let suggestion = try await refusal {
          try await crm.customers.suggestCustomers(.init(query: query))
        }
        #expect(suggestion.fields == ["query"])
      }
    }
  }

  @Test func filtersAndOrderApplyToWhatIsFound() async throws {
    try await withCRM { crm in
      _ = try await crm.create(.individual("Sara Tazi").with(\.tags, ["VIP"]))
      _ = try await crm.create(.individual("Sara Benali"))
      let gone = try await crm.create(.individual("Sara Gone"))
      _ = try await crm.customers.deactivateCustomer(.init(id: gone.id))
      #expect(Set(try await crm.found("sara")) == ["Sara Tazi", "Sara Benali"])
      let tagged = try await crm.customers.listCustomers(.init(query: "sara", tagsAny: ["VIP"]))
      #expect(tagged.customers.map(\.fullName) == ["Sara Tazi"])
      let inactive = try await crm.customers.listCustomers(.init(query: "sara", isActive: false))
      #expect(inactive.customers.map(\.fullName) == ["Sara Gone"])
      let ordered = try await crm.customers.listCustomers(
        .init(orderBy: "display_name", includeTotalSize: true, query: "sarra"))
      #expect(ordered.customers.map(\.fullName) == ["Sara Benali", "Sara Tazi"])
      #expect(ordered.totalSize == 2)
    }
  }

  @Test func aChangedNameIsFoundByTheNewOneOnly() async throws {
    try await withCRM { crm in
      let customer = try await crm.create(.individual("Nadia Berrada"))
      _ = try await crm.update(customer.with(\.fullName, "Leïla Idrissi"), ["full_name"])
      #expect(try await crm.found("berrada") == [])
      #expect(try await crm.found("leila") == ["Leïla Idrissi"])
    }
  }

  /// Every tier has some, and each is listed once.
  @Test(arguments: [1, 2, 3, 7]) func pagesFollowEachOtherBestFirst(size: Int32) async throws {
    try await withCRM { crm in
      let names = [
        "Mohamed Fassi", "Mohammed El Fasi", "Mohamed Fassimi", "Mohamed Amine Fasi",
        "Mohamed Fadsi", "Mohamed Fassi", "Mohamed Fasti",
      ]
      for name in names { _ = try await crm.create(.individual(name)) }
      _ = try await crm.create(.individual("Karim Tazi"))
      var listed: [String] = []
      var token = ""
      repeat {
        let page = try await crm.customers.listCustomers(
          .init(
            pageSize: size, pageToken: token, includeTotalSize: true, query: "Mohamed Fassi"))
        listed += page.customers.map(\.fullName)
        #expect(page.customers.count <= Int(size) && page.totalSize == 7)
        token = page.nextPageToken
      } while !token.isEmpty
      #expect(listed.sorted() == names.sorted())
      #expect(listed.prefix(2) == ["Mohamed Fassi", "Mohamed Fassi"])
      #expect(listed.dropFirst(2).first == "Mohammed El Fasi")
      #expect(listed.last == "Mohamed Fadsi" || listed.last == "Mohamed Fasti")
    }
  }
}

extension TestCRM {
  /// The names that a search lists, in its order.
  fileprivate func found(_ query: String, pageSize: Int32 = 20) async throws -> [String] {
    try await customers.listCustomers(.init(pageSize: pageSize, query: query)).customers
      .map(\.displayName)
  }
}
