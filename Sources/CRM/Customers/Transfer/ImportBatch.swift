import CRMProto
import Postgres
import RPCCore

/// The rows of one message and what is known of each: decided step by step, without I/O.
struct ImportBatch {
  static let rowsMax = 1000
  /// Of one row so many violations are told: an answer must not outgrow a frame.
  private static let violationsMax = 10

  /// In the order of the rows. UNSPECIFIED where nothing is decided yet.
  private(set) var results: [ImportResult]
  /// Each row's customer in its normal form.
  private let customers: [Customer]
  /// By the row's position; none in a dry run.
  private var prepared: [Int: NewCustomer] = [:]

  /// - Parameter areForbidden: tells tags apart that the caller may not set.
  init(_ rows: [ImportRow], tags areForbidden: ([String]) -> Bool) {
    var customers: [Customer] = []
    var results: [ImportResult] = []
    for row in rows {
      var violations = Violations()
      let given = row.customer ?? Customer()
      CustomerRules.refuseOutputOnly(in: given, &violations)
      let customer = CustomerRules.normalized(given, &violations)
      if areForbidden(customer.tags) {
        violations.add("customer.tags", "has a sensitive tag, which needs crm:update:privacy")
      }
      customers.append(customer)
      let found = violations.found.prefix(Self.violationsMax).map {
        ImportViolation(field: $0.field, description: $0.description)
      }
      results.append(
        ImportResult(
          line: row.line, outcome: found.isEmpty ? .unspecified : .invalid, violations: found))
    }
    self.customers = customers
    self.results = results
  }

  /// Decides the rows whose address an earlier row of the stream has.
  mutating func setDuplicates(within seen: inout ImportedAddresses) {
    for index in undecided {
      let line = results[index].line
      guard let earlier = seen.add(customers[index].email, line: line) else { continue }
      results[index].outcome = .duplicate
      results[index].duplicateOfLine = earlier
    }
  }

  /// The rows that are not decided, by their positions.
  var undecided: [Int] { results.indices.filter { results[$0].outcome == .unspecified } }

  /// The addresses that have to be looked up.
  var addresses: [String] { undecided.map { customers[$0].email } }

  /// Decides the rows whose address an active customer has.
  /// - Parameter stored: the customers found, by the row's address.
  mutating func setExisting(_ stored: [String: Customer]) {
    for index in undecided {
      guard let existing = stored[customers[index].email] else { continue }
      results[index].customerID = existing.id
      results[index].outcome =
        Self.hasSameFields(customers[index], existing) ? .unchanged : .duplicate
    }
  }

  /// Makes customers of the rows that are not decided; some of them may turn out to be there already.
  mutating func prepare(at now: Timestamptz) throws {
    for index in undecided { prepared[index] = try NewCustomer(customers[index], at: now) }
  }

  /// Decides the rest: they are new.
  /// - Returns: the customers to be written, of those that were prepared.
  mutating func setCreated() -> [NewCustomer] {
    var created: [NewCustomer] = []
    for index in undecided {
      results[index].outcome = .created
      guard let new = prepared[index] else { continue }
      results[index].customerID = new.customer.id
      created.append(new)
    }
    return created
  }

  /// Whether a customer has everything that a row says; what only the server sets does not count.
  private static func hasSameFields(_ given: Customer, _ stored: Customer) -> Bool {
    var expected = given
    expected.id = stored.id
    expected.isActive = stored.isActive
    expected.loyaltyStatus = stored.loyaltyStatus
    expected.createdAt = stored.createdAt
    expected.updatedAt = stored.updatedAt
    expected.lastInteraction = stored.lastInteraction
    expected.etag = stored.etag
    expected.consents = stored.consents
    expected.isRestricted = stored.isRestricted
    return expected == stored
  }
}

/// The addresses of a stream's rows, compared without case, and on which line each was first.
struct ImportedAddresses {
  private var lines: [String: Int64] = [:]

  /// - Returns: the line that has the address already.
  mutating func add(_ address: String, line: Int64) -> Int64? {
    let key = address.lowercased()
    if let earlier = lines[key] { return earlier }
    lines[key] = line
    return nil
  }
}
