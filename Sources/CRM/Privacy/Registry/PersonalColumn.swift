import Postgres

/// What a column holds, seen from the person whom it is about; and so what becomes of it.
enum DataClass: String, CaseIterable, Sendable {
  /// Names or reaches the person. Exported, erased.
  case identity
  /// Says something of the person. Exported, erased.
  case attribute
  /// What somebody wrote about the person. Exported, erased.
  case content
  /// Made of the above, for searching and comparing. Erased.
  case derived
  /// What happened and when, without saying to whom. Exported, and kept: statistics are made of it.
  case history
  /// Says whose row it is, by an id that means nothing once the person is erased. Exported, kept.
  case link
  /// Who of us, or which service, did it. Exported, kept.
  case actor
  /// Nothing about a person.
  case operational
  /// Keys and signatures.
  case secret

  var isErased: Bool {
    switch self {
    case .identity, .attribute, .content, .derived: true
    case .history, .link, .actor, .operational, .secret: false
    }
  }

  var isExported: Bool {
    switch self {
    case .identity, .attribute, .content, .history, .link, .actor: true
    case .derived, .operational, .secret: false
    }
  }
}

/// A column as the registry knows it.
struct PersonalColumn: Sendable {
  let name: StaticString
  let dataClass: DataClass
  /// What stands there of somebody who is erased.
  let blank: SQLFragment
  /// What the numbers of an enum mean, from 1.
  let names: [String]

  var sql: SQLFragment { "\"" + SQLFragment(stringLiteral: name) + "\"" }

  /// As an export has it.
  var exported: Query {
    names.isEmpty ? "\(unescaped: sql)" : "(\(names))[\(unescaped: sql)]"
  }

  /// - Parameter blank: for a column that is erased.
  static func column(
    _ name: StaticString, _ dataClass: DataClass, blank: SQLFragment = "''"
  ) -> PersonalColumn {
    PersonalColumn(name: name, dataClass: dataClass, blank: blank, names: [])
  }

  /// One that holds the number of an enum.
  static func column<Value: CaseIterable & Sendable>(
    _ name: StaticString, _ dataClass: DataClass, of _: Value.Type, blank: SQLFragment = "0"
  ) -> PersonalColumn {
    // Swift's names of the values: `inPerson`.
    let names = Value.allCases.dropFirst().map { value in
      "\(value)".reduce(into: "") { name, letter in
        if letter.isUppercase { name.append("_") }
        name += letter.uppercased()
      }
    }
    return PersonalColumn(name: name, dataClass: dataClass, blank: blank, names: Array(names))
  }
}

/// A table as the registry knows it.
struct PersonalTable: Sendable {
  /// How a table's rows are found that are about a customer.
  enum Subject: Sendable {
    /// None is.
    case nobody
    /// By a column.
    case column(SQLFragment)
    /// By a condition.
    case condition(@Sendable (ResourceID) -> Query)
  }

  /// What an erasure does to them.
  enum Erasure: Sendable {
    /// What they keep says nothing of anybody any more.
    case none
    /// Their columns are blanked, by their classes.
    case blanks
    /// They go.
    case rows
    /// Neither is enough: a statement of its own does it (`Erasure`).
    case apart
  }

  let name: StaticString
  let subject: Subject
  let erasure: Erasure
  /// What an export calls the rows; nil: they are not exported, or with others.
  let section: String?
  /// Tells rows apart, and orders an export.
  let key: SQLFragment
  let columns: [PersonalColumn]

  init(
    _ name: StaticString, about subject: Subject = .nobody, erasing erasure: Erasure = .none,
    section: String? = nil, key: SQLFragment = "id", _ columns: [PersonalColumn]
  ) {
    self.name = name
    self.subject = subject
    self.erasure = erasure
    self.section = section
    self.key = key
    self.columns = columns
  }

  var sql: SQLFragment { SQLFragment(stringLiteral: name) }

  func isAbout(_ customer: ResourceID) -> Query? {
    switch subject {
    case .nobody: nil
    case .column(let column): "\(unescaped: column) = \(customer)"
    case .condition(let condition): condition(customer)
    }
  }
}
