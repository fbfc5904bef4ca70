/// Names of `known_names.tsv`, whose spellings their sounds alone do not bring together or would mix with others.
enum KnownName {
  /// The phonetic keys of a name in any of its known spellings, of either script.
  static func keys(of spelling: String) -> [String]? {
    keysBySpelling[ArabicWord.folded(spelling)]
  }

  private static let keysBySpelling: [String: [String]] = {
    let records = Table.knownNames.records { row in
      let keys = row.list(0, separator: " ")
      let spellings = row.list(1).flatMap { Words.split($0, .folded) }
      return keys.isEmpty || spellings.isEmpty ? nil : spellings.map { ($0, keys) }
    }
    return Dictionary(uniqueKeysWithValues: records.flatMap { $0 })
  }()
}

extension Table {
  static let knownNames = Table("known_names.tsv", PackageResources.known_names_tsv)
}
