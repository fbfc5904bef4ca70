import Testing

@testable import Morocco

@Suite struct TableTests {
  @Test func everyRegionParses() {
    expectEveryRow(of: .regions, Region.init)
    #expect(Region.all.map(\.code) == (1...12).map { $0 < 10 ? "MA-0\($0)" : "MA-\($0)" })
  }

  @Test func everyCityParses() {
    expectEveryRow(of: .cities, City.init)
    #expect(City.all.count == 51)
    #expect(Set(City.all.map(\.regionCode)) == Set(Region.all.map(\.code)))
  }

  @Test func everyCallingCodeParses() {
    expectEveryRow(of: .callingCodes, CallingCode.init)
    let codes = Table.callingCodes.records(CallingCode.init).map(\.digits)
    #expect(Set(codes).count == codes.count)
    for code in codes {
      #expect(!codes.contains { $0 != code && $0.hasPrefix(code) }, "\(code) begins another code")
    }
  }

  @Test func everyMoroccanRangeParses() {
    expectEveryRow(of: .moroccanNumbers, MoroccanRange.init)
    let prefixes = Table.moroccanNumbers.records(MoroccanRange.init).map(\.prefix)
    #expect(Set(prefixes).count == prefixes.count)
    #expect(prefixes.allSatisfy { ("5"..."8").contains($0.prefix(1)) })
  }

  @Test func everyLetterAndSoundParses() {
    expectEveryRow(of: .arabicLetters, ArabicLetter.init)
    expectEveryRow(of: .latinSounds, LatinSound.init)
    #expect(Table.latinLetters.rows.allSatisfy { $0.cells[0].unicodeScalars.count == 1 })
    #expect(Table.latinLetters.rows.allSatisfy { $0.cells[1].utf8.allSatisfy { $0 < 0x80 } })
  }

  @Test func everyWordOfANameStandsInItsFoldedForm() {
    for row in Table.nameWords.rows {
      #expect(row.cells[0] == SearchText.folded(row.cells[0]), "line \(row.line)")
      #expect(["article", "particle"].contains(row.cells[1]), "line \(row.line)")
    }
  }

  @Test func everySpellingOfAKnownNameIsOneWordAndHasItsKeys() {
    for row in Table.knownNames.rows {
      for spelling in row.list(1) {
        #expect(Words.split(spelling, .folded).count == 1, "\(spelling)")
        #expect(PhoneticKey.keys(of: spelling) == row.list(0, separator: " "), "\(spelling)")
      }
    }
  }

  @Test func everyTransitionParsesAndComesLater() {
    expectEveryRow(of: .zoneTransitions, MoroccanClock.transition)
    let transitions = MoroccanClock.transitions
    for (former, next) in zip(transitions, transitions.dropFirst()) {
      #expect(former.instant < next.instant)
      #expect(former.offset != next.offset)
    }
  }

  @Test func aTableKeepsEmptyCellsAndLeavesOutComments() {
    let table = Table("test", Array("# comment\na\tb\n\n1\t\n# more\n\t2\n".utf8))
    #expect(table.columns == ["a", "b"])
    #expect(table.rows.map(\.cells) == [["1", ""], ["", "2"]])
    #expect(table.rows.map(\.line) == [4, 6])
  }

  private func expectEveryRow<Record>(of table: Table, _ record: (Table.Row) -> Record?) {
    #expect(!table.rows.isEmpty)
    for row in table.rows {
      #expect(record(row) != nil, "\(table.name):\(row.line)")
    }
  }
}
