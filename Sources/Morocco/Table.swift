/// A tab-separated file of the folder `Data`: `#` begins a comment line, the first other line names the columns.
///
/// The files are compiled in (`.embedInCode`), so what is wrong in one is wrong in the program: reading one
/// stops the program with its name and line, which the tests of this module would see first.
struct Table: Sendable {
  struct Row: Sendable {
    /// In the file, from 1 on.
    let line: Int
    /// As many as the table has columns; a cell may be empty.
    let cells: [String]
  }

  let name: String
  let columns: [String]
  let rows: [Row]

  init(_ name: String, _ bytes: [UInt8]) {
    var columns: [String] = []
    var rows: [Row] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty && line.first != UInt8(ascii: "#") {
      let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      if columns.isEmpty {
        columns = cells
      } else {
        precondition(cells.count == columns.count, "\(name):\(index + 1)")
        rows.append(Row(line: index + 1, cells: cells))
      }
    }
    self.name = name
    self.columns = columns
    self.rows = rows
  }

  /// A record for every row.
  func records<Record>(_ record: (Row) -> Record?) -> [Record] {
    rows.map { row in
      guard let record = record(row) else { preconditionFailure("\(name):\(row.line)") }
      return record
    }
  }
}

extension Table.Row {
  /// The parts of a cell that holds a list.
  func list(_ column: Int, separator: Character = ";") -> [String] {
    cells[column].split(separator: separator).map(String.init)
  }
}
