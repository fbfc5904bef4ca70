import CRMProto
import Foundation

/// A CSV file of customers, read and taken apart: what can be sent, and what is wrong already.
struct CustomerFile {
  private(set) var rows: [ImportRow] = []
  /// Rows that are no customer at all: the line and why.
  private(set) var issues: [ImportIssue] = []
  /// Columns that only the server sets.
  let ignoredColumns: [String]

  /// - Parameter path: a file's name, or `-` for standard input.
  /// - Throws: `InputError` for a file that cannot be read to its end or whose first line does not name
  ///   columns of customers: nothing is sent then.
  init(path: String) throws {
    try self.init(Self.bytes(of: path), name: path)
  }

  init(_ bytes: [UInt8], name: String) throws(InputError) {
    var reader = CSVReader(bytes)
    guard let header = reader.next() else {
      throw Self.error(reader.fault, name) ?? InputError("\(name) is empty")
    }
    let columns = try Self.columns(header.fields)
    ignoredColumns = columns.filter { $0.set == nil }.map(\.name)
    while let record = reader.next() { add(record, columns) }
    if let error = Self.error(reader.fault, name) { throw error }
  }

  private mutating func add(_ record: CSVReader.Record, _ columns: [CustomerColumn]) {
    guard record.fields.count == columns.count else {
      let reason = "has \(record.fields.count) fields where the first line has \(columns.count)"
      return issues.append(ImportIssue(line: record.line, text: reason))
    }
    var customer = Customer()
    for (column, cell) in zip(columns, record.fields) {
      let cell = FormulaGuard.removed(from: cell)
      guard let set = column.set, !cell.isEmpty else { continue }
      do throws(InputError) {
        try set(cell, &customer)
      } catch {
        let reason = "\(column.name) \(error.description)"
        return issues.append(ImportIssue(line: record.line, text: reason))
      }
    }
    if customer.contactType == .unspecified {
      customer.contactType = customer.companyName.isEmpty ? .individual : .corporate
    }
    rows.append(ImportRow(line: Int64(record.line), customer: customer))
  }

  private static func columns(_ names: [String]) throws(InputError) -> [CustomerColumn] {
    var columns: [CustomerColumn] = []
    for given in names {
      let name = given.trimmingCharacters(in: .whitespaces).lowercased().replacing(" ", with: "_")
      guard let column = CustomerColumn.named(name) else {
        let known = CustomerColumn.all.filter { $0.set != nil }.map(\.name)
        throw InputError(
          "the first line names a column \"\(PrintableText.of(given))\"; columns are "
            + known.joined(separator: ", "))
      }
      guard !columns.contains(where: { $0.name == column.name }) else {
        throw InputError("the first line names the column \(column.name) twice")
      }
      columns.append(column)
    }
    return columns
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    if path == "-" { return Array(try FileHandle.standardInput.readToEnd() ?? Data()) }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InputError("\(path) cannot be read")
    }
    return Array(data)
  }

  private static func error(_ fault: CSVReader.Fault?, _ name: String) -> InputError? {
    switch fault {
    case .unclosedQuotes(let line):
      InputError("\(name), line \(line): the double quotes that begin here do not end")
    case .notUTF8(let line):
      InputError("\(name), line \(line): this is not UTF-8; save the file as \"CSV UTF-8\"")
    case nil: nil
    }
  }
}

/// A row that did not become a customer, and why.
struct ImportIssue: Hashable {
  let line: Int
  let text: String
}
